using System.Text;

namespace Search.Articles.Reading;

/// <summary>A record a line, of a file of any size; memory is bounded by the longest line allowed.</summary>
internal static class JsonLinesReader
{
    private const int ChunkSize = 128 * 1024;

    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream, CancellationToken cancellation)
    {
        using var line = new ByteBlock(ReadLimits.ArticleBytes);
        var chunk = new byte[ChunkSize];
        var number = 1;
        var input = AsUtf8(stream, chunk, out var count);
        for (; count > 0; count = input.Read(chunk))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var start = 0; start < count;)
            {
                var end = chunk.AsSpan(start, count - start).IndexOf((byte)'\n');
                line.Append(chunk.AsSpan(start, end < 0 ? count - start : end));
                if (end < 0)
                {
                    break;
                }

                foreach (var item in ReadLine(context, line, number))
                {
                    yield return item;
                }

                number++;
                line.Clear();
                start += end + 1;
            }
        }

        foreach (var item in ReadLine(context, line, number))
        {
            yield return item;
        }
    }

    /// <summary>The stream as UTF-8 without a byte order mark; its first chunk is already in <paramref name="chunk"/>.</summary>
    private static Stream AsUtf8(Stream stream, byte[] chunk, out int count)
    {
        count = stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        var head = chunk.AsSpan(0, count);
        var wide = head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || BinaryContent.Utf16(head) is not null ? TextDecoder.Detect(head, null, out _) : null;
        if (wide is not null)
        {
            stream = Encoding.CreateTranscodingStream(new PrefixedStream(head.ToArray(), stream), wide, Encoding.UTF8);
            count = stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            head = chunk.AsSpan(0, count);
        }
        else if (BinaryContent.Reason(head[..Math.Min(head.Length, ReadLimits.SniffBytes)]) is { } reason)
        {
            throw new ItemFaultException("binary", reason);
        }

        if (head is [0xEF, 0xBB, 0xBF, ..])
        {
            head[3..].CopyTo(chunk);
            count -= 3;
        }

        return stream;
    }

    private static IEnumerable<ReadItem> ReadLine(RecordContext context, ByteBlock line, int number)
    {
        if (line.Overflowed)
        {
            yield return context.Fault(number, "too-large", $"One record may have {ReadLimits.ArticleBytes / (1024 * 1024)} MB.");
            yield break;
        }

        var bytes = line.Memory;
        while (!bytes.IsEmpty && bytes.Span[^1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            bytes = bytes[..^1];
        }

        if (!bytes.IsEmpty && bytes.Span.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
        {
            yield return context.Recognise(bytes.Span, number) ?? ReadRecord(context, bytes, number);
        }
    }

    private static ReadItem ReadRecord(RecordContext context, ReadOnlyMemory<byte> bytes, int number)
    {
        try
        {
            using var document = JsonRecordParser.Parse(bytes, number);
            return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
                ? context.Article(JsonRecordMapper.MapObject(document.RootElement), bytes.Span, number)
                : context.Fault(number, "bad-json", "The line holds no JSON object.");
        }
        catch (ItemFaultException e)
        {
            return context.Fault(number, e.Code, e.Message);
        }
    }
}
