using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>
/// Items of feeds: RSS 2.0 and 1.0 with the modules that news use (content, Dublin Core, media), Atom (RFC 4287).
/// </summary>
internal static class FeedItem
{
    private const string ContentModule = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinTerms = "http://purl.org/dc/terms/";
    private const string Media = "http://search.yahoo.com/mrss/";
    private const string AtomModule = "http://www.w3.org/2005/Atom";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static RecordFields OfRss(XElement item, FeedChannel channel)
    {
        var fields = new RecordFields { Format = "RSS" };
        fields.Set(RecordField.Id, Plain(item, "guid"));
        fields.Set(RecordField.Url, Plain(item, "link") ?? (item.Elements().FirstOrDefault(e => e.Name == XName.Get("link", AtomModule))?.Attribute("href")?.Value));
        fields.Set(RecordField.Url, fields.Id is { } id && id.StartsWith("http", StringComparison.Ordinal) ? id : null);
        fields.Set(RecordField.Title, Line(Plain(item, "title")));
        fields.Set(RecordField.Date, Plain(item, "pubDate") ?? Value(item, DublinCore, "date") ?? Value(item, DublinTerms, "issued") ?? Value(item, DublinTerms, "created"));
        fields.Set(RecordField.Updated, Value(item, DublinTerms, "modified") ?? Value(item, AtomModule, "updated"));
        fields.Set(RecordField.Section, Plain(item, "category"));
        fields.Set(RecordField.Language, Value(item, DublinCore, "language") ?? channel.Language);
        fields.Set(RecordField.Source, Plain(item, "source") ?? Value(item, DublinCore, "publisher") ?? channel.Outlet);
        foreach (var creator in item.Elements(XName.Get("creator", DublinCore)))
        {
            fields.Set(RecordField.Authors, creator.Value);
        }

        if (fields.Authors.Count == 0 && Plain(item, "author") is { } author)
        {
            // RFC 822 addresses: "mail@example.org (Name)".
            var (open, close) = (author.IndexOf('(', StringComparison.Ordinal), author.LastIndexOf(')'));
            fields.Set(RecordField.Authors, author.Contains('@', StringComparison.Ordinal) ? open >= 0 && close > open ? author[(open + 1)..close] : null : author);
        }

        ReadMedia(item, fields);
        SetText(fields, Value(item, ContentModule, "encoded") ?? item.Element(XName.Get("body", Xhtml))?.ToHtml(), Plain(item, "description"));
        return fields;
    }

    public static RecordFields OfAtom(XElement entry, FeedChannel channel)
    {
        var fields = new RecordFields { Format = "Atom" };
        fields.Set(RecordField.Id, Plain(entry, "id"));
        fields.Set(RecordField.Title, Line(Construct(entry, "title")));
        var links = entry.Elements().Where(e => e.Name.LocalName == "link").ToList();
        fields.Set(RecordField.Url, (links.Find(l => l.Attribute("rel")?.Value is null or "alternate") ?? links.FirstOrDefault())?.Attribute("href")?.Value);
        fields.Set(RecordField.Date, Plain(entry, "published") ?? Plain(entry, "updated") ?? Plain(entry, "issued"));
        var updated = Plain(entry, "updated");
        fields.Set(RecordField.Updated, updated != fields.Date ? updated : null);
        fields.Set(RecordField.Section, entry.Elements().FirstOrDefault(e => e.Name.LocalName == "category") is { } category ? category.Attribute("label")?.Value ?? category.Attribute("term")?.Value : null);
        fields.Set(RecordField.Language, entry.Attribute(XNamespace.Xml + "lang")?.Value ?? channel.Language);
        fields.Set(RecordField.Source, entry.Elements().FirstOrDefault(e => e.Name.LocalName == "source") is { } source ? Line(Construct(source, "title")) : channel.Outlet);
        foreach (var author in entry.Elements().Where(e => e.Name.LocalName == "author"))
        {
            fields.Set(RecordField.Authors, Plain(author, "name"));
        }

        fields.Set(RecordField.Authors, fields.Authors.Count == 0 && channel.Author is { } feedAuthor && Cleaning.AuthorNames.Person(feedAuthor) is not null ? channel.Author : null);
        ReadMedia(entry, fields);
        SetText(fields, Construct(entry, "content"), Construct(entry, "summary"));
        return fields;
    }

    private static void SetText(RecordFields fields, string? full, string? summary)
    {
        full = string.IsNullOrWhiteSpace(full) ? null : full;
        fields.Set(RecordField.Text, Prose(full ?? summary, fields));
        if (full is not null)
        {
            fields.Set(RecordField.Teaser, HtmlPage.Flatten(Prose(summary, new RecordFields()) ?? string.Empty));
        }
    }

    private static void ReadMedia(XElement item, RecordFields fields)
    {
        foreach (var element in item.Descendants().Where(e => e.Name.NamespaceName == Media))
        {
            switch (element.Name.LocalName)
            {
                case "description":
                    fields.Set(RecordField.Captions, Line(element.Value));
                    break;
                case "credit" or "copyright":
                    fields.Set(RecordField.Credits, Line(element.Value));
                    break;
            }
        }
    }

    /// <summary>An element of a feed's own namespace, whichever that is.</summary>
    private static string? Plain(XElement item, string name)
    {
        var own = item.Name.Namespace;
        var value = (item.Element(own + name) ?? item.Element(name))?.Value.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static string? Value(XElement item, string module, string name) => item.Element(XName.Get(name, module))?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>A text construct of Atom: plain text, escaped markup, or XHTML inside.</summary>
    private static string? Construct(XElement item, string name)
    {
        var element = item.Element(item.Name.Namespace + name);
        if (element is null)
        {
            return null;
        }

        return element.HasElements ? element.ToHtml() : element.Value.Trim() is { Length: > 0 } text ? text : null;
    }

    private static string? Prose(string? text, RecordFields fields) => text is not null && HtmlPage.HoldsMarkup(text) ? HtmlPage.FragmentText(text, fields) : text;

    private static string? Line(string? text) => text is null ? null : HtmlPage.Flatten(Prose(text, new RecordFields())!);
}
