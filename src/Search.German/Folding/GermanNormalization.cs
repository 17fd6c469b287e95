using System.Buffers;

using Search.Lucene.Analysis;

namespace Search.German.Folding;

/// <summary>
/// Makes the spellings of umlauts and sharp s meet: ä, ae to a; ö, oe to o; ü to u; ue to u unless after a vowel or q (so
/// that "neue" and "Quelle" stay); ß to ss. Heuristics: the German2 variant of the Snowball stemmer, as Lucene applies them.
/// </summary>
public static class GermanNormalization
{
    private static readonly SearchValues<char> Affected = SearchValues.Create("eßäöü");

    private enum After
    {
        /// <summary>Nothing that matters.</summary>
        Other,

        /// <summary>A vowel or q: a following u begins no umlaut.</summary>
        Vowel,

        /// <summary>An a, o or u that a following e would make an umlaut.</summary>
        Base,
    }

    /// <summary>Rewrites the term in place; it grows by one unit for each ß and shrinks by one for each digraph.</summary>
    public static void Apply(Token token)
    {
        ReadOnlySpan<char> term = token.Term;
        if (term.IndexOfAny(Affected) < 0)
        {
            return;
        }

        int sharp = term.Count('ß');
        int length = term.Length;
        char[] buffer = token.Buffer;
        int read = 0;
        if (sharp > 0)
        {
            token.EnsureCapacity(length + sharp);
            buffer = token.Buffer;
            Array.Copy(buffer, 0, buffer, sharp, length);
            read = sharp;
            length += sharp;
        }

        int write = 0;
        After after = After.Other;
        for (; read < length; read++)
        {
            char c = buffer[read];
            switch (c)
            {
                case 'a' or 'o':
                    after = After.Base;
                    break;
                case 'u':
                    after = after == After.Other ? After.Base : After.Vowel;
                    break;
                case 'e' when after == After.Base:
                    after = After.Vowel;
                    continue;
                case 'e' or 'i' or 'q' or 'y':
                    after = After.Vowel;
                    break;
                case 'ä':
                    c = 'a';
                    after = After.Vowel;
                    break;
                case 'ö':
                    c = 'o';
                    after = After.Vowel;
                    break;
                case 'ü':
                    c = 'u';
                    after = After.Vowel;
                    break;
                case 'ß':
                    buffer[write++] = 's';
                    c = 's';
                    after = After.Other;
                    break;
                default:
                    after = After.Other;
                    break;
            }

            buffer[write++] = c;
        }

        token.Length = write;
    }
}
