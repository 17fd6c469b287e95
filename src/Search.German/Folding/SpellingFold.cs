using System.Text;

using Search.Lucene.Analysis;

namespace Search.German.Folding;

/// <summary>
/// One spelling for each word, with as little lost as possible: ä, ö, ü, ß become ae, oe, ue, ss, which no two German words
/// confuse (while a for ä would); æ, œ, ø and þ likewise; other Latin letters lose their marks ("Erdoğan", "Café"); soft
/// hyphens and other invisible characters go. Composed and decomposed letters come out alike. Works on lower case.
/// </summary>
public static class SpellingFold
{
    /// <summary>A letter never becomes more than three.</summary>
    private const int MostGrowth = 3;

    private const int LatinEnd = 0x250;
    private const int LatinAdditional = 0x1E00;
    private const int LatinAdditionalEnd = 0x1F00;

    private static readonly char[] LatinBases = ReadBases(0, LatinEnd);
    private static readonly char[] LatinAdditionalBases = ReadBases(LatinAdditional, LatinAdditionalEnd);

    /// <summary>Folds the token's term in place, growing its buffer where needed; ASCII stays as it is. The term may become empty.</summary>
    public static void Apply(Token token)
    {
        ReadOnlySpan<char> term = token.Term;
        if (Ascii.IsValid(term))
        {
            return;
        }

        int first = term.IndexOfAnyExceptInRange('\0', '\u007F');
        int length = term.Length;
        int shift = (length - first) * (MostGrowth - 1);
        token.EnsureCapacity(length + shift);
        char[] buffer = token.Buffer;
        Array.Copy(buffer, first, buffer, first + shift, length - first);
        token.Length = Fold(buffer.AsSpan(first + shift, length - first), buffer, first);
    }

    /// <summary>Folds a text of any length, for what is no token; the text is in lower case.</summary>
    public static string Apply(string text)
    {
        var buffer = new char[text.Length * MostGrowth];
        return new string(buffer, 0, Fold(text, buffer, 0));
    }

    /// <summary>Writes to <paramref name="buffer"/> from <paramref name="write"/> on; may share it with <paramref name="rest"/> further back.</summary>
    private static int Fold(ReadOnlySpan<char> rest, Span<char> buffer, int write)
    {
        foreach (char c in rest)
        {
            if (c < 0x80)
            {
                buffer[write++] = c;
                continue;
            }

            switch (c)
            {
                case 'ä' or 'æ':
                    buffer[write++] = 'a';
                    buffer[write++] = 'e';
                    break;
                case 'ö' or 'ø' or 'œ':
                    buffer[write++] = 'o';
                    buffer[write++] = 'e';
                    break;
                case 'ü':
                    buffer[write++] = 'u';
                    buffer[write++] = 'e';
                    break;
                case 'ß':
                    buffer[write++] = 's';
                    buffer[write++] = 's';
                    break;
                case 'þ':
                    buffer[write++] = 't';
                    buffer[write++] = 'h';
                    break;
                case '\u0308' when write > 0 && (buffer[write - 1] is 'a' or 'o' or 'u'):
                    buffer[write++] = 'e';
                    break;
                case >= '\u0300' and <= '\u036F' when write > 0 && buffer[write - 1] < LatinEnd:
                    break;
                case '\u2019' or '\u02BC':
                    buffer[write++] = '\'';
                    break;
                case '\uFB00' or '\uFB01' or '\uFB02' or '\uFB03' or '\uFB04':
                    write = WriteLigature(c, buffer, write);
                    break;
                case >= '\uFF01' and <= '\uFF5E':
                    buffer[write++] = (char)(c - 0xFEE0);
                    break;
                default:
                    if (!IsInvisible(c))
                    {
                        buffer[write++] = BaseOf(c);
                    }

                    break;
            }
        }

        return write;
    }

    private static char BaseOf(char c) =>
        c < LatinEnd ? LatinBases[c] : c is >= (char)LatinAdditional and < (char)LatinAdditionalEnd ? LatinAdditionalBases[c - LatinAdditional] : c;

    private static int WriteLigature(char c, Span<char> buffer, int write)
    {
        ReadOnlySpan<char> letters = c switch
        {
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            _ => "ffl",
        };
        letters.CopyTo(buffer[write..]);
        return write + letters.Length;
    }

    private static bool IsInvisible(char c) =>
        c is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF';

    /// <summary>The letters with marks from <c>latin-base.txt</c> (canonical decompositions), and those that have none by Unicode.</summary>
    private static char[] ReadBases(int first, int end)
    {
        var bases = new char[end - first];
        for (int i = 0; i < bases.Length; i++)
        {
            bases[i] = (char)(first + i);
        }

        using Stream stream = typeof(SpellingFold).Assembly.GetManifestResourceStream("Search.German.latin-base.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            Set(line[0], line[2]);
        }

        foreach (string pair in "ıi ſs łl đd ðd ħh ŧt ŋn".Split(' '))
        {
            Set(pair[0], pair[1]);
        }

        return bases;

        void Set(char letter, char plain)
        {
            if (letter >= first && letter < end)
            {
                bases[letter - first] = plain;
            }
        }
    }
}
