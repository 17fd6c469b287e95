using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Search.Articles.Reading;

/// <summary>Parses the bytes of one record.</summary>
internal static class JsonRecordParser
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = ReadLimits.JsonDepth };

    /// <exception cref="ItemFaultException"><c>bad-json</c> with the given line.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes, int line)
    {
        try
        {
            return Utf8.IsValid(bytes.Span)
                ? JsonDocument.Parse(bytes, Options)
                : JsonDocument.Parse(TextDecoder.Decode(bytes.Span), Options);
        }
        catch (JsonException e)
        {
            throw new ItemFaultException("bad-json", Describe(e), line);
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            throw new ItemFaultException("bad-encoding", "The record is in no encoding known here.", line);
        }
    }

    private static string Describe(JsonException e)
    {
        // The framework's own end "LineNumber: 0 | BytePositionInLine: 12." counts within the record, not the file.
        var message = e.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" Path:", StringComparison.Ordinal) : end;
        return $"No valid JSON at byte {e.BytePositionInLine ?? 0} of the record: {(end < 0 ? message : message[..end])}";
    }
}
