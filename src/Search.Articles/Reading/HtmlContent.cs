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

    private const int LongestByline = 160;

    private static readonly string[] ContentSelectors = ["[itemprop='articleBody']", "article", "[role='main']", "main"];

    private readonly StringBuilder _text = new();
    private HtmlMeasure? _measure;
    private IElement? _root;
    private int _total;

    /// <summary>
    /// The element that holds the article: the marked one with most prose, else the one that is reached from the body by always following the block that holds
    /// nearly all the prose.
    /// </summary>
    public IElement FindRoot(IDocument document)
    {
        const int enoughText = 100;
        var body = document.Body ?? document.DocumentElement;
        _measure = new HtmlMeasure(body);
        foreach (var selector in ContentSelectors)
        {
            var best = document.QuerySelectorAll(selector).MaxBy(_measure.Prose);
            if (best is not null && _measure.Prose(best) >= enoughText)
            {
                return best;
            }
        }

        return FollowProse(body, _measure);
    }

    private static IElement FollowProse(IElement root, HtmlMeasure measure)
    {
        const double mainShare = 0.7;
        const double surelyMain = 0.85;
        while (true)
        {
            var next = root.Children.MaxBy(measure.Prose);
            if (next is null || !HtmlRoles.IsBlock(next.LocalName) || next.LocalName is "p" or "pre" or "blockquote")
            {
                return root;
            }

            var share = (double)measure.Prose(next) / Math.Max(measure.Prose(root), 1);
            if (share < mainShare || (share < surelyMain && HtmlRoles.Of(next) == HtmlRole.Outside))
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>What stands around the headline: kicker, byline and date where metadata lacks them. Returns the lead paragraph, or null.</summary>
    public string? ReadHead(IDocument document, IElement root)
    {
        var scope = root.QuerySelector("h1") is null && document.QuerySelector("h1")?.ParentElement is { } head ? head : root;
        string? lead = null;
        var hadAuthors = fields.Authors.Count > 0;
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
                case HtmlRole.Byline when !HtmlRoles.IsOutside(element):
                    ReadByline(element, hadAuthors);
                    break;
            }

            if (element.LocalName == "time" && fields.Date is null && !HtmlRoles.IsOutside(element))
            {
                fields.Set(RecordField.Date, element.GetAttribute("datetime") ?? element.TextContent);
            }
        }

        return lead;
    }

    /// <summary>Names that are marked one by one are taken as they are; else the whole line, which may hold a date too.</summary>
    private void ReadByline(IElement element, bool hadAuthors)
    {
        var line = HtmlPage.Flatten(element.TextContent);
        if (line.Length > LongestByline)
        {
            return;
        }

        if (fields.Date is null && Cleaning.DateText.OfField(line) is not null)
        {
            fields.Date = line;
        }

        var isName = element.GetAttribute("rel") == "author" || element.GetAttribute("itemprop") == "author";
        var holdsNames = !isName && element.QuerySelector("[rel='author'], [itemprop='author']") is not null;
        if (!hadAuthors && !holdsNames && (fields.Authors.Count == 0 || isName) && !fields.Authors.Contains(line))
        {
            fields.Authors.Add(line);
        }
    }

    public string TextOf(IElement root)
    {
        _text.Clear();
        _measure ??= new HtmlMeasure(root);
        _total = _measure.Text(root);
        _root = root;
        Walk(root);
        return _text.ToString().Trim();
    }

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
            case HtmlRole.Nothing:
                return;
            case HtmlRole.Byline or HtmlRole.Kicker when _measure!.Text(element) <= LongestByline:
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
            case HtmlRole.Outside when _measure!.Text(element) <= MaxCutShare * _total:
                Cut(element, HtmlRoles.CutReason(element));
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
        if (isBlock && element.LocalName != "li" && element != _root && _measure!.IsLinkList(element) && _measure.Text(element) <= MaxCutShare * _total)
        {
            Cut(element, "link-list");
            return;
        }

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

    private void Cut(IElement element, string reason)
    {
        var text = HtmlPage.Flatten(string.Join(' ', element.Descendants<IText>().Select(t => t.Data)));
        if (text.Length > 0)
        {
            fields.Cut.Add(new CutBlock(reason, text.Length > MaxCutText ? text[..MaxCutText] : text));
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
