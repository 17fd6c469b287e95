using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Search.Articles.Reading;

/// <summary>
/// A web page to the fields of its article: structured data (JSON-LD, then microdata) first, then the page's own headline, then OpenGraph and other
/// metadata. The text comes from the page where that holds most of it, since it alone knows the paragraphs.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Share of the structured body that the page's own text must reach to stand in for it.</summary>
    private const double PageShare = 0.6;

    private static readonly (string Name, RecordField Field)[] MetaNames =
    [
        ("og:title", RecordField.Title), ("twitter:title", RecordField.Title), ("dc.title", RecordField.Title),
        ("article:published_time", RecordField.Date), ("og:article:published_time", RecordField.Date), ("date", RecordField.Date), ("dc.date", RecordField.Date),
        ("dc.date.issued", RecordField.Date), ("dcterms.date", RecordField.Date), ("dcterms.created", RecordField.Date), ("publish-date", RecordField.Date), ("pubdate", RecordField.Date),
        ("datepublished", RecordField.Date), ("article:modified_time", RecordField.Updated), ("og:updated_time", RecordField.Updated), ("last-modified", RecordField.Updated), ("datemodified", RecordField.Updated),
        ("author", RecordField.Authors), ("article:author", RecordField.Authors), ("dc.creator", RecordField.Authors),
        ("og:site_name", RecordField.Source), ("publisher", RecordField.Source), ("dc.publisher", RecordField.Source), ("application-name", RecordField.Source),
        ("og:url", RecordField.Url), ("article:section", RecordField.Section), ("section", RecordField.Section),
        ("og:description", RecordField.Teaser), ("description", RecordField.Teaser), ("twitter:description", RecordField.Teaser),
    ];

    private static readonly HtmlParser Parser = new();

    private static readonly SearchValues<string> MarkupSigns = SearchValues.Create(["</", "<br", "<p>"], StringComparison.OrdinalIgnoreCase);

    // Most texts have no such sign at all, which is seen fastest.
    public static bool LooksLikeMarkup(string text) => text.Contains('<', StringComparison.Ordinal) && text.AsSpan().ContainsAny(MarkupSigns);

    /// <summary>True when a feed's text is markup: any tag, or an entity.</summary>
    public static bool HoldsMarkup(string text)
    {
        const int longestTag = 2_000;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if ((char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!') && text.AsSpan(at + 1, Math.Min(longestTag, text.Length - at - 1)).Contains('>'))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsPage(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 1024)).TrimStart("\uFEFF \t\r\n");
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.Ordinal) && start.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Text of markup inside a record; pictures' captions and credits go to the fields.</summary>
    public static string FragmentText(string markup, RecordFields fields)
    {
        HtmlDepth.Check(markup);
        using var document = Parser.ParseDocument(markup);
        return document.Body is { } body ? new HtmlContent(fields).TextOf(body) : string.Empty;
    }

    public static RecordFields Read(string markup)
    {
        HtmlDepth.Check(markup);
        using var document = Parser.ParseDocument(markup);
        var fields = LinkedData.Read(document) ?? new RecordFields();
        var structuredBody = fields.Text;
        fields.Text = null;
        fields.Id = null;
        Microdata.Read(document, fields);

        var content = new HtmlContent(fields);
        var root = content.FindRoot(document);
        var heading = (root.QuerySelector("h1") ?? document.QuerySelector("h1"))?.TextContent;
        fields.Set(RecordField.Title, Flatten(heading ?? string.Empty));
        var lead = content.ReadHead(document, root);
        ReadMetadata(document, fields);
        fields.Set(RecordField.Title, Flatten(document.Title ?? string.Empty));
        fields.Teaser = lead ?? fields.Teaser;

        var text = content.TextOf(root);
        fields.Text = structuredBody is not null && text.Length < PageShare * structuredBody.Length ? structuredBody : text;
        return fields;
    }

    internal static string Flatten(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void ReadMetadata(IDocument document, RecordFields fields)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in document.QuerySelectorAll<IHtmlMetaElement>("meta"))
        {
            var name = meta.GetAttribute("property") ?? meta.Name ?? meta.GetAttribute("itemprop");
            if (name is not null && meta.Content is { Length: > 0 } content)
            {
                byName.TryAdd(name, content);
            }
        }

        var hasAuthors = fields.Authors.Count > 0;
        foreach (var (name, field) in MetaNames)
        {
            if (byName.TryGetValue(name, out var content) && (field != RecordField.Authors || (!hasAuthors && fields.Authors.Count == 0)))
            {
                fields.Set(field, content);
            }
        }

        fields.Set(RecordField.Url, document.QuerySelector("link[rel='canonical']")?.GetAttribute("href"));
        fields.Set(RecordField.Language, document.DocumentElement.GetAttribute("lang") ?? byName.GetValueOrDefault("content-language") ?? byName.GetValueOrDefault("og:locale"));
    }
}
