using System.Buffers;

namespace Search.Articles.Reading;

/// <summary>
/// A quick look at how deep markup nests, before a parser whose work grows with the square of it begins. Elements whose end
/// tag may be left out do not count.
/// </summary>
internal static class HtmlDepth
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Uncounted = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    /// <exception cref="ItemFaultException"><c>too-deep</c></exception>
    public static void Check(ReadOnlySpan<char> markup)
    {
        var depth = 0;
        for (var at = markup.IndexOf('<'); at >= 0 && at + 1 < markup.Length; at = markup.IndexOf('<'))
        {
            markup = markup[(at + 1)..];
            if (markup[0] == '/')
            {
                depth -= depth > 0 && !Uncounted.Contains(Name(markup[1..])) ? 1 : 0;
            }
            else if (char.IsAsciiLetter(markup[0]))
            {
                var name = Name(markup);
                markup = markup[name.Length..];
                if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
                {
                    var end = markup.IndexOf(name.Length == 6 ? "</script" : "</style", StringComparison.OrdinalIgnoreCase);
                    markup = end < 0 ? [] : markup[Math.Min(end + 8, markup.Length)..];
                }
                else if (!Uncounted.Contains(name) && ++depth > ReadLimits.HtmlDepth)
                {
                    throw new ItemFaultException("too-deep", $"The markup nests deeper than {ReadLimits.HtmlDepth} elements.");
                }
            }
        }
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        const int longestName = 40;
        tag = tag[..Math.Min(tag.Length, longestName)];
        var end = tag.IndexOfAny(NameEnd);
        return end < 0 ? tag : tag[..end];
    }
}
