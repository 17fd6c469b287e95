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
        if (!MayHavePointer(text))
        {
            return text;
        }

        return Pointer().Replace(text, match =>
        {
            cut.Add(new CutBlock("read-also", match.Value.Trim()));
            return "";
        });
    }

    /// <summary>True when a bracket begins as a pointer does: most texts are spared the expression.</summary>
    private static bool MayHavePointer(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('('); at >= 0 && at + 2 < text.Length;)
        {
            var (first, second) = (char.ToLowerInvariant(text[at + 1]), char.ToLowerInvariant(text[at + 2]));
            if ((first, second) is ('m', 'e') or ('l', 'e') or ('z', 'u') || (first == 's' && (second == 'i' || !char.IsAscii(second))))
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOf('(');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    [GeneratedRegex(@" ?\((?:mehr (?:dazu|darüber|zum Thema)|lesen Sie (?:dazu|auch|hier|mehr)|siehe (?:auch|dazu)|zum Artikel)\b[^()\n]{0,200}\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Pointer();
}
