using System.Text;
using System.Xml.Linq;

namespace Search.Articles.Reading;

/// <summary>
/// An article in NITF (IPTC, 3.x): <c>head</c> with document data, <c>body.head</c> with headlines, byline, dateline and abstract,
/// <c>body.content</c> with the text and its media, <c>body.end</c> with the signature.
/// </summary>
internal static class Nitf
{
    public static RecordFields Read(XElement nitf)
    {
        var fields = new RecordFields { Format = "NITF" };
        fields.Set(RecordField.Text, Fill(nitf, fields));
        return fields;
    }

    /// <summary>Sets what the document says of itself, where it is not known yet, and returns its text, or null.</summary>
    public static string? Fill(XElement nitf, RecordFields fields)
    {
        var head = Child(nitf, "head");
        var body = Child(nitf, "body");
        ReadBodyHead(Child(body, "body.head"), fields);
        ReadHead(head, fields);
        fields.Set(RecordField.Language, nitf.Attribute(XNamespace.Xml + "lang")?.Value ?? body?.Attribute(XNamespace.Xml + "lang")?.Value);

        var text = new StringBuilder();
        foreach (var part in (string[])["body.content", "body.end"])
        {
            if (Child(body, part) is { } element)
            {
                Walk(element, text, fields);
                EndParagraph(text);
            }
        }

        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    private static void ReadHead(XElement? head, RecordFields fields)
    {
        fields.Set(RecordField.Title, Flat(Child(head, "title")));
        var data = Child(head, "docdata");
        fields.Set(RecordField.Id, Child(data, "doc-id")?.Attribute("id-string")?.Value);
        fields.Set(RecordField.Date, Norm(Child(data, "date.issue")) ?? Norm(Child(data, "date.release")));
        foreach (var publication in head?.Elements().Where(e => e.Name.LocalName == "pubdata") ?? [])
        {
            fields.Set(RecordField.Source, publication.Attribute("name")?.Value);
            fields.Set(RecordField.Date, publication.Attribute("date.publication")?.Value);
            fields.Set(RecordField.Section, publication.Attribute("position.section")?.Value);
        }

        foreach (var revision in head?.Elements().Where(e => e.Name.LocalName == "revision-history") ?? [])
        {
            fields.Set(RecordField.Updated, Norm(revision));
        }

        fields.Set(RecordField.Source, Child(data, "doc.copyright")?.Attribute("holder")?.Value);
    }

    private static void ReadBodyHead(XElement? head, RecordFields fields)
    {
        var headlines = Child(head, "hedline");
        fields.Set(RecordField.Title, Flat(Child(headlines, "hl1") ?? Child(head, "hl1")));
        fields.Set(RecordField.Teaser, Flat(Child(head, "abstract")));
        fields.Set(RecordField.Teaser, Flat(Child(headlines, "hl2") ?? Child(head, "hl2")));
        foreach (var byline in head?.Elements().Where(e => e.Name.LocalName == "byline") ?? [])
        {
            fields.Set(RecordField.Authors, string.Join(' ', byline.DescendantNodes().OfType<XText>().Where(t => t.Ancestors().All(a => a.Name.LocalName != "byttl")).Select(t => t.Value)));
        }

        var distributor = Flat(Child(head, "distributor")) ?? string.Empty;
        fields.Set(RecordField.Agencies, Cleaning.AgencyNames.Find(distributor));
        var dateline = Child(head, "dateline");
        fields.Set(RecordField.Place, Flat(Child(dateline, "location")) ?? Flat(dateline));
        fields.Set(RecordField.Date, Norm(Child(dateline, "story.date")));
    }

    // Depth was bounded when the document was read, so recursion is safe.
    private static void Walk(XElement element, StringBuilder text, RecordFields fields)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                AppendInline(words.Value, text);
            }
            else if (node is XElement child)
            {
                WalkElement(child, text, fields);
            }
        }
    }

    private static void WalkElement(XElement element, StringBuilder text, RecordFields fields)
    {
        switch (element.Name.LocalName)
        {
            case "media":
                fields.Set(RecordField.Captions, Flat(Child(element, "media-caption")));
                fields.Set(RecordField.Credits, Flat(Child(element, "media-producer")));
                return;
            case "note":
                fields.Cut.Add(new CutBlock("editors-note", Flat(element) ?? string.Empty));
                return;
            case "media-reference" or "bibliography":
                return;
            case "br":
                text.Append('\n');
                return;
            case "p" or "block" or "hl1" or "hl2" or "li" or "ul" or "ol" or "dl" or "bq" or "pre" or "tr" or "table" or "tagline" or "hr":
                EndParagraph(text);
                Walk(element, text, fields);
                EndParagraph(text);
                return;
            case "td" or "th":
                Walk(element, text, fields);
                text.Append('\t');
                return;
            default:
                Walk(element, text, fields);
                return;
        }
    }

    private static void AppendInline(string words, StringBuilder text)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
            {
                text.Append(' ');
            }
        }
    }

    private static void EndParagraph(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append("\n\n");
        }
    }

    private static string? Norm(XElement? element) => element?.Attribute("norm")?.Value;

    private static string? Flat(XElement? element) => element is null ? null : HtmlPage.Flatten(element.Value) is { Length: > 0 } text ? text : null;

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
