using System.Globalization;
using System.Text;

namespace Search.Archive.Registry;

/// <summary>
/// The form under which names are compared: lower case, Latin letters without diacritics, ß as ss, white space and hyphens as one
/// space. By a table of its own, since without ICU the framework decomposes nothing.
/// </summary>
public static class NameKey
{
    private const char FirstFolded = '\u00C0';

    /// <summary>Base letters of U+00C0 to U+017F; '.' where there is none, so that the letter stays.</summary>
    private const string BaseLetters =
        "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y" // Latin-1 Supplement
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.lllllll" // Latin Extended-A
        + "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsWhiteSpace(c) || c is '-' or '\u2010' or '\u2011' or '\u2013')
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (c is 'ß' or 'ẞ')
            {
                key.Append("ss");
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                key.Append(Fold(c));
            }
        }

        return key.ToString().TrimEnd();
    }

    private static char Fold(char c)
    {
        int at = c - FirstFolded;
        return at >= 0 && at < BaseLetters.Length && BaseLetters[at] != '.' ? BaseLetters[at] : char.ToLowerInvariant(c);
    }
}
