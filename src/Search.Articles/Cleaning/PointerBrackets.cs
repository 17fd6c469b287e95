using System.Text.RegularExpressions;

namespace Search.Articles.Cleaning;

/// <summary>Takes pointers to other articles in brackets out of running text: "(mehr dazu in der Reportage von …)". Their names are no part of the story.</summary>
internal static partial class PointerBrackets
{
    /// <returns>The text without them.</returns>
    /// <param name="text">A text.</param>
    /// <param name="cut">Gets what was taken.</param>
    public static string Cut(string text, List<CutBlock> cut)
    {
        if (!MayPoint(text))
        {
            return text;
        }

        return Pointer().Replace(text, match =>
        {
            cut.Add(new CutBlock("read-also", match.Value.Trim()));
            return "";
        });
    }

    /// <summary>A bracket that begins with the first letter of a pointer; other letters than ASCII may fold to one.</summary>
    private static bool MayPoint(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('('); at >= 0 && at + 1 < text.Length; at = text.IndexOf('('))
        {
            text = text[(at + 1)..];
            if (text[0] is 'm' or 'M' or 'l' or 'L' or 's' or 'S' or 'z' or 'Z' or > '\u007F')
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@" ?\((?:mehr (?:dazu|darüber|zum Thema)|lesen Sie (?:dazu|auch|hier|mehr)|siehe (?:auch|dazu)|zum Artikel)\b[^()\n]{0,200}\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pointer();
}
