using System.Text;
using AngleSharp.Dom;

namespace Search.Articles.Reading;

/// <summary>
/// The text of a page's content as paragraphs. Pictures' captions and credits go to the fields of their own; navigation,
/// boxes, players and comments are left out and noted as cut.
/// </summary>
internal sealed class HtmlContent(RecordFields fields)
{
    /// <summary>A block that holds more of the content than this is the content, whatever its class says.</summary>
    private const double MaxCutShare = 0.5;

    private const int MaxCutText = 2_000;

    private static readonly string[] ContentSelectors = ["[itemprop='articleBody']", "article", "[role='main']", "main"];

    private readonly StringBuilder _text = new();
    private int _total;

    /// <summary>The element that holds the article: the marked one with most text, else the parent of most paragraph text.</summary>
    public static IElement FindRoot(IDocument document)
    {
        const int enoughText = 120;
        foreach (var selector in ContentSelectors)
        {
            var best = document.QuerySelectorAll(selector).MaxBy(ParagraphLength);
            if (best is not null && ParagraphLength(best) >= enoughText)
            {
                return best;
            }
        }

        var byParent = new Dictionary<IElement, int>();
        foreach (var paragraph in document.QuerySelectorAll("p"))
        {
            if (paragraph.ParentElement is { } parent && !HtmlRoles.IsOutside(parent))
            {
                byParent[parent] = byParent.GetValueOrDefault(parent) + paragraph.TextContent.Length;
            }
        }

        return byParent.Count > 0 ? byParent.MaxBy(e => e.Value).Key : document.Body ?? document.DocumentElement;
    }

    /// <summary>What stands around the headline: kicker, byline and date where metadata lacks them. Returns the lead paragraph, or null.</summary>
    public string? ReadHead(IDocument document, IElement root)
    {
        var scope = root.QuerySelector("h1") is null && document.QuerySelector("h1")?.ParentElement is { } head ? head : root;
        string? lead = null;
        foreach (var element in scope.QuerySelectorAll("[class], [itemprop], [rel='author'], time").Take(2_000))
        {
            switch (HtmlRoles.Of(element))
            {
                case HtmlRole.Kicker:
                    fields.Set(RecordField.Kicker, HtmlPage.Flatten(element.TextContent));
                    break;
                case HtmlRole.Lead when lead is null && !element.QuerySelectorAll("p").Skip(1).Any():
                    lead = HtmlPage.Flatten(element.TextContent) is { Length: > 0 } text ? text : null;
                    break;
                case HtmlRole.Byline when fields.Authors.Count == 0 && !HtmlRoles.IsOutside(element):
                    const int longestByline = 120;
                    var name = HtmlPage.Flatten(element.TextContent);
                    fields.Set(RecordField.Authors, name.Length <= longestByline ? name : string.Empty);
                    break;
            }

            if (element.LocalName == "time" && fields.Date is null && !HtmlRoles.IsOutside(element))
            {
                fields.Set(RecordField.Date, element.GetAttribute("datetime") ?? element.TextContent);
            }
        }

        return lead;
    }

    public string TextOf(IElement root)
    {
        _text.Clear();
        _total = root.TextContent.Length;
        Walk(root);
        return _text.ToString().Trim();
    }

    private static int ParagraphLength(IElement element) => element.QuerySelectorAll("p").Sum(p => p.TextContent.Length);

    // Depth is bounded before parsing (HtmlDepth), so recursion is safe.
    private void Walk(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                AppendInline(text.Data);
            }
            else if (child is IElement element)
            {
                WalkElement(element);
            }
        }
    }

    private void WalkElement(IElement element)
    {
        var role = HtmlRoles.Of(element);
        switch (role)
        {
            case HtmlRole.Nothing or HtmlRole.Byline or HtmlRole.Kicker:
                return;
            case HtmlRole.Figure:
                ReadFigure(element);
                return;
            case HtmlRole.Credit:
                fields.Set(RecordField.Credits, HtmlPage.Flatten(element.TextContent));
                return;
            case HtmlRole.Caption:
                fields.Set(RecordField.Captions, HtmlPage.Flatten(element.TextContent));
                return;
            case HtmlRole.Outside when element.TextContent.Length <= MaxCutShare * _total:
                Cut(element);
                return;
        }

        switch (element.LocalName)
        {
            case "br":
                _text.Append('\n');
                return;
            case "h1":
                return;
            case "td" or "th":
                Walk(element);
                _text.Append('\t');
                return;
        }

        var isBlock = HtmlRoles.IsBlock(element.LocalName);
        if (isBlock)
        {
            EndParagraph();
        }

        Walk(element);
        if (isBlock)
        {
            EndParagraph();
        }
    }

    private void Cut(IElement element)
    {
        var text = HtmlPage.Flatten(string.Join(' ', element.Descendants<IText>().Select(t => t.Data)));
        if (text.Length > 0)
        {
            fields.Cut.Add(new CutBlock(HtmlRoles.CutReason(element), text.Length > MaxCutText ? text[..MaxCutText] : text));
        }
    }

    private void ReadFigure(IElement figure)
    {
        var caption = figure.QuerySelector("figcaption") ?? figure;
        var credit = caption.QuerySelectorAll("[class], small, cite").FirstOrDefault(e => HtmlRoles.Of(e) == HtmlRole.Credit || e.LocalName is "small" or "cite");
        if (credit is not null)
        {
            fields.Set(RecordField.Credits, HtmlPage.Flatten(credit.TextContent));
            credit.Remove();
        }

        fields.Set(RecordField.Captions, HtmlPage.Flatten(caption.TextContent));
    }

    private void AppendInline(string data)
    {
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c) || c == '\u00A0')
            {
                _text.Append(c);
            }
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n' or '\t'))
            {
                _text.Append(' ');
            }
        }
    }

    private void EndParagraph()
    {
        while (_text.Length > 0 && _text[^1] is (' ' or '\n' or '\t'))
        {
            _text.Length--;
        }

        if (_text.Length > 0)
        {
            _text.Append("\n\n");
        }
    }
}
