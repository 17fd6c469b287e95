using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Archive.Port;

/// <summary>
/// Where a page of hits ended: the generation it is bound to, a mark of the search it belongs to, and the engine's own position.
/// Opaque to clients: base64url of a small JSON object.
/// </summary>
/// <param name="Generation">State of the archive, as <see cref="IEngineReader.Generation"/> names it.</param>
/// <param name="Search">Hash of everything that decides which hits come in which order.</param>
/// <param name="Doc">Last hit's document.</param>
/// <param name="Score">Bits of its score.</param>
/// <param name="Key">Its sort key, when sorted by time.</param>
public sealed partial record SearchCursor(string Generation, string Search, int Doc, int Score, long? Key)
{
    private const int MaxLength = 1_000;

    /// <exception cref="InvalidRequestException">The text is no cursor.</exception>
    public static SearchCursor Parse(string text)
    {
        try
        {
            if (text.Length <= MaxLength && Base64Url.IsValid(text))
            {
                SearchCursor? cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), Json.Default.SearchCursor);
                if (cursor is { Generation: not null, Search: not null, Doc: >= 0 })
                {
                    return cursor;
                }
            }
        }
        catch (JsonException)
        {
            // Falls through to the refusal.
        }

        throw new InvalidRequestException("malformed-cursor", "cursor", "'cursor' is not one that this service gave.");
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Json.Default.SearchCursor));

    [JsonSerializable(typeof(SearchCursor))]
    private sealed partial class Json : JsonSerializerContext;
}
