using System.IO.Compression;

namespace Search.Articles.Reading;

/// <summary>
/// Reads the articles of a file, one at a time. Whatever is wrong with a file or a record comes out as a fault in its
/// place; the rest goes on. Two reads of the same bytes yield the same items.
/// </summary>
public static class ArticleReader
{
    private const int StreamBufferSize = 128 * 1024;

    /// <param name="file">A file that <see cref="SourceScanner"/> found.</param>
    /// <param name="cancellation">Stops the reading with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<ReadItem> Read(SourceFile file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);

        // An empty file is not even opened: pipes and devices have no length and would block.
        return file.Length == 0
            ? [new ReadItem(null, new ItemFault(file.Path, 0, "empty-file", "The file is empty."))]
            : Guard(file, () => Open(file), cancellation);
    }

    /// <summary>As the other overload, for content that lies elsewhere; the stream is disposed at the end.</summary>
    public static IEnumerable<ReadItem> Read(SourceFile file, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(content);
        return Guard(file, () => content, cancellation);
    }

    private static FileStream Open(SourceFile file) =>
        new(file.Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });

    private static IEnumerable<ReadItem> Guard(SourceFile file, Func<Stream> open, CancellationToken cancellation)
    {
        IEnumerator<ReadItem>? items = null;
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadItem item = default;
                var more = true;
                var last = false;
                try
                {
                    items ??= ReadFormat(file, open, cancellation).GetEnumerator();
                    more = items.MoveNext();
                    item = more ? items.Current : default;
                }
                catch (Exception e) when (ToFault(file, e) is { } fault)
                {
                    item = new ReadItem(null, fault);
                    last = true;
                }

                if (!more)
                {
                    yield break;
                }

                yield return item;
                if (last)
                {
                    yield break;
                }
            }
        }
        finally
        {
            items?.Dispose();
        }
    }

    private static ItemFault? ToFault(SourceFile file, Exception e) => e switch
    {
        ItemFaultException fault => new ItemFault(file.Path, fault.Line, fault.Code, fault.Message),
        InvalidDataException => new ItemFault(file.Path, 0, "bad-gzip", $"The packed file is damaged: {e.Message}"),
        IOException or UnauthorizedAccessException => new ItemFault(file.Path, 0, "unreadable", $"The file cannot be read: {e.Message}"),
        _ => null,
    };

    private static IEnumerable<ReadItem> ReadFormat(SourceFile file, Func<Stream> open, CancellationToken cancellation)
    {
        if (!FileKind.TryGet(file.RelativePath, out var format, out var gzip, out var stem))
        {
            throw new ItemFaultException("unknown-format", $"Files named like '{Path.GetFileName(file.Path)}' are not read.");
        }

        using var raw = open();
        using var content = gzip ? new BoundedInflation(new GZipStream(new BufferedStream(raw, StreamBufferSize), CompressionMode.Decompress), file.Length) : raw;
        var context = new RecordContext(file, stem);
        var items = format switch
        {
            ArticleFormat.Text => TextFileReader.Read(context, content, isHtml: false),
            ArticleFormat.Html => TextFileReader.Read(context, content, isHtml: true),
            ArticleFormat.Json => JsonFileReader.Read(context, content, cancellation),
            ArticleFormat.JsonLines => JsonLinesReader.Read(context, content, cancellation),
            _ => DelimitedReader.Read(context, content, file.RelativePath.Contains(".tsv", StringComparison.OrdinalIgnoreCase), cancellation),
        };
        foreach (var item in items)
        {
            yield return item;
        }
    }
}
