using System.IO.Compression;

namespace Search.Articles.Reading;

/// <summary>Picks the reader for a content, by its first bytes, then by its name; containers lead back here.</summary>
internal static class ContentReader
{
    private const int StreamBufferSize = 128 * 1024;

    /// <summary>The items of a content; its stream is disposed at the end.</summary>
    public static IEnumerable<ReadItem> Read(SourceFile file, Stream content, ReadScope scope, CancellationToken cancellation)
    {
        using var raw = content;
        var head = new byte[ReadLimits.SniffBytes];
        head = head[..raw.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var format = FormatOf(file.RelativePath, head);
        Stream whole;
        if (raw.CanSeek)
        {
            raw.Position = 0;
            whole = raw;
        }
        else
        {
            whole = new PrefixedStream(head, raw);
        }

        var items = format switch
        {
            ArticleFormat.Gzip => Inflate(file, whole, scope.Inner(), cancellation),
            ArticleFormat.Zip => ZipFileReader.Read(file, whole, scope.Inner(), cancellation),
            ArticleFormat.Tar => TarFileReader.Read(file, whole, scope.Inner(), cancellation),
            _ => ReadRecords(new RecordContext(file, FileKind.Stem(file.RelativePath), format, scope.Known), whole, format, cancellation),
        };
        foreach (var item in items)
        {
            yield return item;
        }
    }

    private static ArticleFormat FormatOf(string path, ReadOnlySpan<byte> head)
    {
        var named = FileKind.OfName(path);
        var found = ContentKind.Of(head);
        return (named, found) switch
        {
            (ArticleFormat.Gzip or ArticleFormat.Zip or ArticleFormat.Tar, not (ArticleFormat.Gzip or ArticleFormat.Zip or ArticleFormat.Tar)) => named.Value,
            (ArticleFormat.Json or ArticleFormat.JsonLines, ArticleFormat.Json or ArticleFormat.JsonLines) => named.Value,
            (ArticleFormat.Html, ArticleFormat.Xml) when !ContentKind.IsNewsXml(head) => ArticleFormat.Html,
            (_, { } sure) => sure,
            ({ } name, _) => name,
            _ when FileKind.IsOpen(path) => ArticleFormat.Text,
            _ => throw new ItemFaultException("unknown-format", $"Files named like '{Path.GetFileName(path)}' are not read; known are {FileKind.Known}."),
        };
    }

    private static IEnumerable<ReadItem> Inflate(SourceFile file, Stream packed, ReadScope scope, CancellationToken cancellation)
    {
        var name = file.RelativePath;
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) ? name[..^4] + ".tar" : name;
        var content = new BoundedInflation(new GZipStream(new BufferedStream(packed, StreamBufferSize), CompressionMode.Decompress), scope.Budget);
        return Read(file with { RelativePath = name }, content, scope, cancellation);
    }

    private static IEnumerable<ReadItem> ReadRecords(RecordContext context, Stream content, ArticleFormat format, CancellationToken cancellation) => format switch
    {
        ArticleFormat.Text => TextFileReader.Read(context, content, isHtml: false),
        ArticleFormat.Html => TextFileReader.Read(context, content, isHtml: true),
        ArticleFormat.Markdown => MarkdownFileReader.Read(context, content),
        ArticleFormat.Json => JsonFileReader.Read(context, content, cancellation),
        ArticleFormat.JsonLines => JsonLinesReader.Read(context, content, cancellation),
        ArticleFormat.Xml => XmlFileReader.Read(context, content, cancellation),
        _ => DelimitedReader.Read(context, content, context.RelativePath.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase), cancellation),
    };
}
