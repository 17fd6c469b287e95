using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Search.Articles.Reading;

/// <summary>The tables by which an element's name, class, id and microdata tell its role.</summary>
internal static class HtmlRoles
{
    private static readonly FrozenSet<string> NothingNames = new[] { "script", "style", "noscript", "template", "iframe", "button", "svg", "select", "input", "textarea", "object", "embed", "canvas", "audio", "video", "img", "picture", "head", "meta", "link", "title" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OutsideNames = new[] { "nav", "aside", "footer", "form", "dialog", "menu" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BlockNames = new[]
    {
        "p", "div", "section", "article", "main", "header", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "hr", "center", "details", "summary", "address", "figure", "figcaption", "body", "tbody", "thead", "td", "th",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words in class names and ids, cut at '-', '_' and upper-case letters, with the reason they give for a cut.</summary>
    private static readonly FrozenDictionary<string, string> OutsideWords = new Dictionary<string, string>
    {
        ["related"] = "read-also", ["recommended"] = "read-also", ["recommendation"] = "read-also", ["recommendations"] = "read-also", ["meistgelesen"] = "read-also", ["mostread"] = "read-also",
        ["readmore"] = "read-also", ["weiterlesen"] = "read-also", ["outbrain"] = "read-also", ["taboola"] = "read-also", ["empfehlungen"] = "read-also", ["verwandte"] = "read-also",
        ["newsletter"] = "newsletter", ["comments"] = "comment-form", ["comment"] = "comment-form", ["kommentare"] = "comment-form", ["disqus"] = "comment-form",
        ["share"] = "share", ["sharing"] = "share", ["social"] = "share", ["sharebar"] = "share", ["advert"] = "advert", ["advertisement"] = "advert", ["ads"] = "advert", ["ad"] = "advert", ["anzeige"] = "advert", ["werbung"] = "advert", ["promo"] = "advert", ["sponsored"] = "advert",
        ["breadcrumb"] = "navigation", ["breadcrumbs"] = "navigation", ["navigation"] = "navigation", ["sidebar"] = "navigation", ["pagination"] = "navigation", ["tags"] = "navigation", ["taglist"] = "navigation", ["skip"] = "navigation",
        ["notepad"] = "editors-note", ["cookie"] = "consent", ["consent"] = "consent", ["paywall"] = "paywall", ["player"] = "player", ["videoplayer"] = "player",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlRole> ContentWords = new Dictionary<string, HtmlRole>
    {
        ["figcaption"] = HtmlRole.Caption, ["caption"] = HtmlRole.Caption, ["bildunterschrift"] = HtmlRole.Caption, ["bildtext"] = HtmlRole.Caption,
        ["credit"] = HtmlRole.Credit, ["credits"] = HtmlRole.Credit, ["copyright"] = HtmlRole.Credit, ["bildnachweis"] = HtmlRole.Credit, ["photographer"] = HtmlRole.Credit, ["fotograf"] = HtmlRole.Credit, ["bildquelle"] = HtmlRole.Credit,
        ["kicker"] = HtmlRole.Kicker, ["dachzeile"] = HtmlRole.Kicker, ["overline"] = HtmlRole.Kicker, ["topline"] = HtmlRole.Kicker, ["spitzmarke"] = HtmlRole.Kicker,
        ["lead"] = HtmlRole.Lead, ["vorspann"] = HtmlRole.Lead, ["standfirst"] = HtmlRole.Lead, ["intro"] = HtmlRole.Lead, ["lede"] = HtmlRole.Lead,
        ["byline"] = HtmlRole.Byline, ["author"] = HtmlRole.Byline, ["authors"] = HtmlRole.Byline, ["autor"] = HtmlRole.Byline, ["autoren"] = HtmlRole.Byline, ["meta"] = HtmlRole.Byline, ["timestamp"] = HtmlRole.Byline, ["publishdate"] = HtmlRole.Byline, ["readingtime"] = HtmlRole.Byline, ["lesezeit"] = HtmlRole.Byline,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsBlock(string name) => BlockNames.Contains(name);

    public static HtmlRole Of(IElement element)
    {
        var name = element.LocalName;
        if (NothingNames.Contains(name))
        {
            return HtmlRole.Nothing;
        }

        if (name == "figure")
        {
            return HtmlRole.Figure;
        }

        if (OutsideNames.Contains(name) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return HtmlRole.Outside;
        }

        if (element.GetAttribute("rel") == "author" || element.GetAttribute("itemprop") == "author")
        {
            return HtmlRole.Byline;
        }

        foreach (var word in Words(element))
        {
            if (OutsideWords.ContainsKey(word))
            {
                return HtmlRole.Outside;
            }

            if (ContentWords.TryGetValue(word, out var role))
            {
                return role;
            }
        }

        return HtmlRole.Content;
    }

    /// <summary>True when the element or one around it stands beside the article.</summary>
    public static bool IsOutside(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            if (Of(e) == HtmlRole.Outside)
            {
                return true;
            }
        }

        return false;
    }

    public static string CutReason(IElement element)
    {
        foreach (var word in Words(element))
        {
            if (OutsideWords.TryGetValue(word, out var reason))
            {
                return reason;
            }
        }

        return element.LocalName is "aside" ? "read-also" : element.LocalName is "form" ? "comment-form" : "navigation";
    }

    private static IEnumerable<string> Words(IElement element)
    {
        foreach (var value in new[] { element.ClassName, element.Id })
        {
            if (string.IsNullOrEmpty(value) || value.Length > 400)
            {
                continue;
            }

            var start = 0;
            for (var i = 0; i <= value.Length; i++)
            {
                var ends = i == value.Length || !char.IsAsciiLetter(value[i]) || (i > start && char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]));
                if (!ends)
                {
                    continue;
                }

                if (i > start)
                {
                    yield return value[start..i].ToLowerInvariant();
                }

                start = i < value.Length && char.IsAsciiLetter(value[i]) ? i : i + 1;
            }
        }
    }
}
