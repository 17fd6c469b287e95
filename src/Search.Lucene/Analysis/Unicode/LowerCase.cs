using System.Globalization;

namespace Search.Lucene.Analysis.Unicode;

/// <summary>
/// Lower case a code point at a time, as JDK 17 does it (Unicode 13 simple mappings; U+0130 becomes i). The framework's own
/// mapping differs on some letters and moves with its Unicode version, and terms must not. No mapping
/// changes the length of a term.
/// </summary>
public static class LowerCase
{
    private static readonly CodePointTable<int> Deltas = CodePointTable<int>.Read(
        "Search.Lucene.lower-case.txt",
        static text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    private static readonly char[] Latin1 = MapLatin1();

    /// <summary>The lower case of one code point, or itself; lone surrogates map to themselves.</summary>
    public static int Of(int codePoint) => codePoint + Deltas[codePoint];

    /// <summary>Lower-cases in place.</summary>
    public static void Apply(Span<char> term)
    {
        char[] latin1 = Latin1;
        for (int i = 0; i < term.Length; i++)
        {
            char c = term[i];
            if (c < latin1.Length)
            {
                term[i] = latin1[c];
            }
            else
            {
                ApplyBeyondLatin1(term, ref i);
            }
        }
    }

    private static void ApplyBeyondLatin1(Span<char> term, ref int i)
    {
        char c = term[i];
        if (char.IsHighSurrogate(c) && i + 1 < term.Length && char.IsLowSurrogate(term[i + 1]))
        {
            int codePoint = Of(char.ConvertToUtf32(c, term[i + 1]));
            term[i++] = (char)(0xD800 + ((codePoint - 0x10000) >> 10));
            term[i] = (char)(0xDC00 + (codePoint & 0x3FF));
        }
        else
        {
            term[i] = (char)Of(c);
        }
    }

    private static char[] MapLatin1()
    {
        var map = new char[256];
        for (int c = 0; c < map.Length; c++)
        {
            map[c] = (char)Of(c);
        }

        return map;
    }
}
