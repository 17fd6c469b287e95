using System.Text;

namespace Search.Articles.Entities;

/// <summary>Forms of a name for comparison and for ids.</summary>
internal static class NameKey
{
    private const string Accented = "àáâãåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŉòóôõøōŏőŕŗřśŝşšșţťŧțùúûũūŭůűųŵýÿŷźżžð";
    /// <summary>Letters of a name that is folded without memory from the heap.</summary>
    private const int Short = 64;

    private const string Plain = "aaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnoooooooorrrsssssttttuuuuuuuuuwyyyzzzd";

    /// <summary>Lower case without accents; ä, ö, ü and ß as ae, oe, ue and ss.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        Span<char> folded = name.Length <= Short ? stackalloc char[2 * Short] : new char[2 * name.Length];
        return folded[..Fold(name, folded)].ToString();
    }

    /// <summary>The same without memory from the heap.</summary>
    /// <param name="name">The name.</param>
    /// <param name="folded">Twice as long; receives the folded name.</param>
    /// <returns>How many characters it has.</returns>
    public static int Fold(ReadOnlySpan<char> name, Span<char> folded)
    {
        int length = 0;
        foreach (char c in name)
        {
            Append(folded, ref length, char.ToLowerInvariant(c));
        }

        return length;
    }

    /// <summary>The folded name with spellings of one foreign name brought together: Vladimir and Wladimir, Sergei and Sergej, Mohamed and Mohammed.</summary>
    public static string FoldFirstName(ReadOnlySpan<char> name)
    {
        string folded = Fold(name);
        Span<char> key = folded.Length <= Short ? stackalloc char[Short] : new char[folded.Length];
        int length = 0;
        for (int i = 0; i < folded.Length; i++)
        {
            char c = folded[i] switch { 'w' => 'v', 'z' => 's', 'y' or 'j' when i > 0 => 'i', _ => folded[i] };
            if (c == 'h' && length > 0 && key[length - 1] == 'p')
            {
                key[length - 1] = 'f';
            }
            else if (length == 0 || key[length - 1] != c)
            {
                key[length++] = c;
            }
        }

        return key[..length].ToString();
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

    private static void Append(Span<char> folded, ref int length, char c)
    {
        switch (c)
        {
            case 'ä' or 'æ':
                folded[length++] = 'a';
                folded[length++] = 'e';
                break;
            case 'ö' or 'œ':
                folded[length++] = 'o';
                folded[length++] = 'e';
                break;
            case 'ü':
                folded[length++] = 'u';
                folded[length++] = 'e';
                break;
            case 'ß':
                folded[length++] = 's';
                folded[length++] = 's';
                break;
            case 'þ':
                folded[length++] = 't';
                folded[length++] = 'h';
                break;
            default:
                int at = c < 'À' ? -1 : Accented.IndexOf(c, StringComparison.Ordinal);
                folded[length++] = at < 0 ? c : Plain[at];
                break;
        }
    }
}
