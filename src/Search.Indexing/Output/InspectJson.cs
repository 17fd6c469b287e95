using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Archive.Port;

namespace Search.Indexing.Output;

/// <summary>Serialization of what commands print, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InspectedArticle))]
[JsonSerializable(typeof(ArchiveStatistics))]
internal sealed partial class InspectJson : JsonSerializerContext
{
    /// <summary>Indented, umlauts as they are.</summary>
    public static InspectJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
