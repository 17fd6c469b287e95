using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>
/// A NewsML-G2 item (IPTC, namespace <c>http://iptc.org/std/nar/2006-10-01/</c>): metadata about the item and about its content, and a content set with the text
/// as XHTML, NITF or plain. Pictures, packages and graphics hold no article.
/// </summary>
internal static class NewsMl
{
    /// <summary>Null for items that are no text.</summary>
    /// <exception cref="ItemFaultException"><c>withdrawn</c>: the agency cancelled or withheld the item.</exception>
    public static RecordFields? Read(XElement item)
    {
        var meta = Child(item, "itemMeta");
        var content = Child(item, "contentMeta");
        var itemClass = Child(meta, "itemClass")?.Attribute("qcode")?.Value;
        if (item.Name.LocalName != "newsItem" || (itemClass is not null && !itemClass.EndsWith("text", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var status = Child(meta, "pubStatus")?.Attribute("qcode")?.Value ?? string.Empty;
        if (status.EndsWith("canceled", StringComparison.OrdinalIgnoreCase) || status.EndsWith("withheld", StringComparison.OrdinalIgnoreCase))
        {
            throw new ItemFaultException("withdrawn", "The item's status says that it is not to be published.");
        }

        var fields = new RecordFields { Format = "NewsML-G2", Id = item.Attribute("guid")?.Value };
        ReadDates(meta, content, fields);
        ReadHeadlines(content, fields);
        ReadOrigin(item, meta, content, fields);
        ReadContent(Child(item, "contentSet"), fields);
        fields.Format = "NewsML-G2";
        return fields;
    }

    private static void ReadDates(XElement? meta, XElement? content, RecordFields fields)
    {
        var version = Text(meta, "versionCreated");
        fields.Set(RecordField.Date, Text(meta, "firstCreated") ?? Text(content, "contentCreated") ?? version);
        var updated = Text(content, "contentModified") ?? version;
        fields.Set(RecordField.Updated, updated != fields.Date ? updated : null);
    }

    private static void ReadHeadlines(XElement? content, RecordFields fields)
    {
        foreach (var headline in Children(content, "headline"))
        {
            var role = headline.Attribute("role")?.Value ?? string.Empty;
            var field = Has(role, "kicker") || Has(role, "overline") || Has(role, "dachzeile") ? RecordField.Kicker
                : Has(role, "sub") || Has(role, "lead") || Has(role, "teaser") ? RecordField.Teaser
                : RecordField.Title;
            fields.Set(field, HtmlPage.Flatten(headline.Value));
        }

        foreach (var description in Children(content, "description"))
        {
            var role = description.Attribute("role")?.Value ?? string.Empty;
            fields.Set(RecordField.Teaser, Has(role, "caption") ? null : HtmlPage.Flatten(description.Value));
        }
    }

    private static void ReadOrigin(XElement item, XElement? meta, XElement? content, RecordFields fields)
    {
        foreach (var by in Children(content, "by"))
        {
            fields.Set(RecordField.Authors, HtmlPage.Flatten(by.Value));
        }

        if (fields.Authors.Count == 0)
        {
            foreach (var creator in Children(content, "creator"))
            {
                fields.Set(RecordField.Authors, Name(creator));
            }
        }

        var provider = Child(meta, "provider") is { } named ? Name(named) : null;
        fields.Set(RecordField.Source, provider);
        foreach (var source in Children(content, "infoSource"))
        {
            fields.Set(RecordField.Agencies, Cleaning.AgencyNames.Find(Name(source) ?? string.Empty));
        }

        fields.Set(RecordField.Place, Text(content, "dateline") ?? (Child(content, "located") is { } located ? Name(located) : null));
        fields.Set(RecordField.Language, Child(content, "language")?.Attribute("tag")?.Value ?? item.Attribute(XNamespace.Xml + "lang")?.Value);
        fields.Set(RecordField.Section, Children(content, "subject").FirstOrDefault(s => Has(s.Attribute("type")?.Value ?? string.Empty, "department")) is { } department ? Name(department) : null);
        fields.Set(RecordField.Credits, Text(content, "creditline") is { } line && Cleaning.AgencyNames.Find(line) is null ? line : null);
    }

    private static void ReadContent(XElement? set, RecordFields fields)
    {
        foreach (var part in set?.Elements() ?? [])
        {
            var inner = part.Elements().FirstOrDefault();
            var text = (part.Name.LocalName, inner?.Name.LocalName) switch
            {
                ("inlineXML", "nitf") => Nitf.Fill(inner!, fields),
                ("inlineXML", not null) => HtmlPage.FragmentText(inner!.ToHtml(), fields),
                ("inlineData", _) => HtmlPage.HoldsMarkup(part.Value) ? HtmlPage.FragmentText(part.Value, fields) : part.Value,
                _ => null,
            };
            fields.Set(RecordField.Text, text);
        }
    }

    private static bool Has(string role, string word) => role.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a concept: its name element, its literal, or the code behind the scheme.</summary>
    private static string? Name(XElement concept)
    {
        var name = Text(concept, "name") ?? concept.Attribute("literal")?.Value ?? concept.Attribute("qcode")?.Value;
        return name is null ? (concept.HasElements ? null : concept.Value.Trim()) : Text(concept, "name") is null && name.IndexOf(':', StringComparison.Ordinal) is var scheme and >= 0 ? name[(scheme + 1)..] : name;
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static IEnumerable<XElement> Children(XElement? parent, string name) => parent?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    private static string? Text(XElement? parent, string name) => Child(parent, name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
