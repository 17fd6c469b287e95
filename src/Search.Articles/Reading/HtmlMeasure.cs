using AngleSharp.Dom;

namespace Search.Articles.Reading;

/// <summary>
/// How much text the elements of a page hold, and how much of it is links: the measure by which an article is told from what surrounds
/// it where no markup says so. One walk over the page; letters and digits are counted, so that indentation does not matter.
/// </summary>
internal sealed class HtmlMeasure
{
    private readonly Dictionary<IElement, (int Text, int Links)> _lengths = [];

    public HtmlMeasure(IElement root) => Measure(root, inLink: false);

    /// <summary>Letters in the element that are part of no link.</summary>
    public int Prose(IElement element) => _lengths.TryGetValue(element, out var length) ? length.Text - length.Links : 0;

    /// <summary>Letters in the element.</summary>
    public int Text(IElement element) => _lengths.GetValueOrDefault(element).Text;

    /// <summary>True for a block that is links and hardly anything else, as no paragraph of an article is.</summary>
    public bool IsLinkList(IElement element)
    {
        const int longestList = 1_500;
        const double linkShare = 0.85;
        const double paragraphLinkShare = 0.97;
        var (text, links) = _lengths.GetValueOrDefault(element);
        var share = element.LocalName is "p" or "li" or "h2" or "h3" or "h4" ? paragraphLinkShare : linkShare;
        return links > 0 && text <= longestList && links >= share * text;
    }

    // Depth is bounded before parsing (HtmlDepth), so recursion is safe.
    private (int Text, int Links) Measure(IElement element, bool inLink)
    {
        inLink |= element.LocalName == "a" && element.HasAttribute("href");
        int text = 0, links = 0;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText words)
            {
                var letters = Letters(words.Data);
                text += letters;
                links += inLink ? letters : 0;
            }
            else if (node is IElement child && HtmlRoles.Of(child) != HtmlRole.Nothing)
            {
                var inner = Measure(child, inLink);
                text += inner.Text;
                links += inner.Links;
            }
        }

        _lengths[element] = (text, links);
        return (text, links);
    }

    private static int Letters(string words)
    {
        var count = 0;
        foreach (var c in words)
        {
            count += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return count;
    }
}
