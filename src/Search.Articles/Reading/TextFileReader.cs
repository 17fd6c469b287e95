namespace Search.Articles.Reading;

/// <summary>A file that is one article: a text as scraped, or a page.</summary>
internal static class TextFileReader
{
    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream, bool isHtml)
    {
        using var bytes = ByteBlock.ReadAll(stream, ReadLimits.ArticleBytes);
        if (bytes.Length == 0)
        {
            throw new ItemFaultException("empty-file", "The file is empty.");
        }

        if (context.Recognise(bytes.Span, 0) is { } known)
        {
            yield return known;
            yield break;
        }

        var text = TextDecoder.Decode(bytes.Span);
        const double tolerableShare = 0.1;
        if (text.AsSpan().Count('\uFFFD') > text.Length * tolerableShare)
        {
            throw new ItemFaultException("bad-encoding", "The text is in no encoding known here.");
        }

        var fields = isHtml || HtmlPage.IsPage(text) ? HtmlPage.Read(text) : new RecordFields { Text = text };
        yield return context.Article(fields, bytes.Span, 0);
    }
}
