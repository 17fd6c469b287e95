using System.Text;

namespace Search.Articles.Entities;

/// <summary>Forms of a name for comparison and for ids.</summary>
internal static class NameKey
{
    private const string Accented = "àáâãåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŉòóôõøōŏőŕŗřśŝşšșţťŧțùúûũūŭůűųŵýÿŷźżžð";
    private const string Plain = "aaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnoooooooorrrsssssttttuuuuuuuuuwyyyzzzd";

    /// <summary>Lower case without accents; ä, ö, ü and ß as ae, oe, ue and ss.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var folded = new StringBuilder(name.Length + 2);
        foreach (char c in name)
        {
            Append(folded, char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>The folded name with spellings of one foreign name brought together: Vladimir and Wladimir, Sergei and Sergej, Mohamed and Mohammed.</summary>
    public static string FoldFirstName(ReadOnlySpan<char> name)
    {
        string folded = Fold(name);
        var key = new StringBuilder(folded.Length);
        for (int i = 0; i < folded.Length; i++)
        {
            char c = folded[i] switch { 'w' => 'v', 'z' => 's', 'y' or 'j' when i > 0 => 'i', _ => folded[i] };
            if (c == 'h' && key.Length > 0 && key[^1] == 'p')
            {
                key[^1] = 'f';
            }
            else if (key.Length == 0 || key[^1] != c)
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }

    /// <summary>A name as part of an id: [a-z0-9-]; letters of other scripts as their code.</summary>
    public static string Slug(ReadOnlySpan<char> name)
    {
        var slug = new StringBuilder(name.Length + 4);
        foreach (char c in Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (char.IsLetterOrDigit(c))
            {
                slug.Append('u').Append(((int)c).ToString("x4"));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && c is not ('\'' or '’' or '.'))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } id ? id : "x";
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ä' or 'æ':
                folded.Append("ae");
                break;
            case 'ö' or 'œ':
                folded.Append("oe");
                break;
            case 'ü':
                folded.Append("ue");
                break;
            case 'ß':
                folded.Append("ss");
                break;
            case 'þ':
                folded.Append("th");
                break;
            default:
                int at = c < 'À' ? -1 : Accented.IndexOf(c, StringComparison.Ordinal);
                folded.Append(at < 0 ? c : Plain[at]);
                break;
        }
    }
}
