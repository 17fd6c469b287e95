using System.Globalization;
using System.Text;

namespace Search.Archive.Registry;

/// <summary>The form under which names are compared: lower case, without diacritics, ß as ss, white space and hyphens as one space.</summary>
public static class NameKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (char c in Decompose(name))
        {
            if (char.IsWhiteSpace(c) || c is '-' or '\u2013' or '\u2010' or '\u2011')
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (c == 'ß')
            {
                key.Append("ss");
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString().TrimEnd();
    }

    private static string Decompose(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be normalised; it matches only itself.
            return name;
        }
    }
}
