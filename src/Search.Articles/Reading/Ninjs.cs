using System.Text.Json;

namespace Search.Articles.Reading;

/// <summary>
/// An item in ninjs (IPTC, versions 1.x to 3.x): texts are members named by their kind (<c>body_html</c>, <c>description_text</c>) or, from 2.0 on, lists of objects
/// with a <c>role</c> or <c>contenttype</c> and a <c>value</c>; pictures are associated items.
/// </summary>
internal static class Ninjs
{
    private static readonly string[] BodyNames = ["bodyxhtml", "bodyhtml", "bodytext"];

    private static readonly string[] TextNames = ["value", "text", "name", "literal"];

    /// <summary>True for an object with an address, a type and a text under one of the standard's names.</summary>
    public static bool IsItem(JsonElement record)
    {
        var (hasUri, marks, hasText) = (false, 0, false);
        foreach (var member in record.EnumerateObject())
        {
            var name = Fold(member.Name);
            hasUri |= name == "uri";
            marks += name is "versioncreated" or "pubstatus" or "headline" or "headlines" or "usageterms" or "copyrightholder" or "firstcreated" or "infosources" ? 1 : 0;
            hasText |= name == "bodies" || Array.IndexOf(BodyNames, name) >= 0;
        }

        return hasUri && hasText && marks >= 2;
    }

    /// <exception cref="ItemFaultException"><c>withdrawn</c></exception>
    public static RecordFields Read(JsonElement record)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in record.EnumerateObject())
        {
            members.TryAdd(Fold(member.Name), member.Value);
        }

        if (Text(members, "pubstatus") is "canceled" or "withheld")
        {
            throw new ItemFaultException("withdrawn", "The item's status says that it is not to be published.");
        }

        var fields = new RecordFields { Format = "ninjs", Id = Text(members, "uri") };
        fields.Set(RecordField.Title, Text(members, "headline") ?? OfRole(members, "headlines", "main") ?? Text(members, "title"));
        fields.Set(RecordField.Kicker, OfRole(members, "headlines", "kicker", only: true));
        var version = Text(members, "versioncreated");
        fields.Set(RecordField.Date, Text(members, "firstcreated") ?? Text(members, "contentcreated") ?? version);
        fields.Set(RecordField.Updated, version != fields.Date ? version : null);
        fields.Set(RecordField.Language, Text(members, "language"));
        fields.Set(RecordField.Place, Text(members, "located"));
        fields.Set(RecordField.Source, Text(members, "copyrightholder") ?? First(members, "infosources"));
        fields.Set(RecordField.Section, First(members, "service"));
        foreach (var source in Elements(members, "infosources"))
        {
            fields.Set(RecordField.Agencies, Cleaning.AgencyNames.Find(Named(source) ?? string.Empty));
        }

        fields.Set(RecordField.Authors, Text(members, "byline"));
        foreach (var byline in Elements(members, "bylines"))
        {
            fields.Set(RecordField.Authors, Named(byline));
        }

        fields.Set(RecordField.Url, First(members, "renditions", "href"));
        ReadPictures(members, fields);
        fields.Set(RecordField.Text, Prose(Array.Find(BodyNames, members.ContainsKey) is { } name ? JsonText.Of(members[name]) : OfRole(members, "bodies", "main"), fields));
        fields.Set(RecordField.Teaser, Prose(Text(members, "descriptiontext") ?? Text(members, "descriptionhtml") ?? OfRole(members, "descriptions", "summary"), fields));
        return fields;
    }

    private static void ReadPictures(Dictionary<string, JsonElement> members, RecordFields fields)
    {
        foreach (var picture in Elements(members, "associations"))
        {
            if (picture.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var inner = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var member in picture.EnumerateObject())
            {
                inner.TryAdd(Fold(member.Name), member.Value);
            }

            if (Text(inner, "type") is "picture" or "video" or "graphic")
            {
                fields.Set(RecordField.Captions, Text(inner, "descriptiontext") ?? OfRole(inner, "descriptions", "caption") ?? Text(inner, "bodytext"));
                fields.Set(RecordField.Credits, Text(inner, "creditline") ?? Text(inner, "byline"));
            }
        }
    }

    /// <summary>The text of the entry with a role; without such the first, unless only that role will do.</summary>
    private static string? OfRole(Dictionary<string, JsonElement> members, string list, string role, bool only = false)
    {
        string? first = null;
        foreach (var entry in Elements(members, list))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            if (entry.TryGetProperty("role", out var named) && JsonText.Of(named) == role)
            {
                return Named(entry);
            }

            first ??= Named(entry);
        }

        return only ? null : first;
    }

    private static string? First(Dictionary<string, JsonElement> members, string list, string? member = null) => Elements(members, list)
        .Select(e => member is null ? Named(e) : e.ValueKind == JsonValueKind.Object && e.TryGetProperty(member, out var value) ? JsonText.Of(value) : null)
        .FirstOrDefault(t => t is not null);

    /// <summary>The entries of a list, or of an object that names them.</summary>
    private static IEnumerable<JsonElement> Elements(Dictionary<string, JsonElement> members, string name) =>
        !members.TryGetValue(name, out var list) ? []
        : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : list.ValueKind == JsonValueKind.Object ? list.EnumerateObject().Select(m => m.Value)
        : [];

    private static string? Named(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return JsonText.Of(entry);
        }

        foreach (var name in TextNames)
        {
            if (entry.TryGetProperty(name, out var value) && JsonText.Of(value) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Text(Dictionary<string, JsonElement> members, string name) => members.TryGetValue(name, out var value) && JsonText.Of(value) is { Length: > 0 } text ? text : null;

    private static string? Prose(string? text, RecordFields fields) => text is not null && HtmlPage.HoldsMarkup(text) ? HtmlPage.FragmentText(text, fields) : text;

    private static string Fold(string name) => name.Length > 40 ? string.Empty : name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
