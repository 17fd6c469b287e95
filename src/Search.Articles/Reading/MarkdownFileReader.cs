namespace Search.Articles.Reading;

/// <summary>A Markdown file, with or without front matter: one article.</summary>
internal static class MarkdownFileReader
{
    public static IEnumerable<ReadItem> Read(RecordContext context, Stream stream)
    {
        using var bytes = ByteBlock.ReadAll(stream, ReadLimits.ArticleBytes);
        if (context.Recognise(bytes.Span, 0) is { } known)
        {
            yield return known;
            yield break;
        }

        var text = TextDecoder.Decode(bytes.Span);
        var fields = new RecordFields();
        var start = FrontMatter.Read(text, fields);
        var markdown = text[start..];
        if (HtmlPage.HoldsMarkup(markdown) && !markdown.Contains("```", StringComparison.Ordinal) && IsMostlyMarkup(markdown))
        {
            fields.Text = HtmlPage.FragmentText(markdown, fields);
        }
        else
        {
            MarkdownText.Read(markdown, fields);
        }

        yield return context.Article(fields, bytes.Span, 0);
    }

    /// <summary>Exports of content systems often keep HTML under their front matter.</summary>
    private static bool IsMostlyMarkup(string text) => text.AsSpan().TrimStart().StartsWith('<') && text.Contains("</p>", StringComparison.OrdinalIgnoreCase);
}
