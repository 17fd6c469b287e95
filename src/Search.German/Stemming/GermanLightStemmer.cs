namespace Search.German.Stemming;

/// <summary>
/// Takes off German case, number and comparison endings, at most two in turn, and maps accented vowels to
/// plain ones. Algorithm: Jacques Savoy, "Light Stemming Approaches for the French, Portuguese, German and Hungarian
/// Languages" (UniNE), as Lucene applies it.
/// </summary>
public static class GermanLightStemmer
{
    /// <summary>Stems in place and returns the new length. The word is in lower case.</summary>
    public static int Stem(Span<char> word)
    {
        foreach (ref char c in word)
        {
            if (c >= 'à')
            {
                c = PlainVowel(c);
            }
        }

        return CutEndings(word);
    }

    /// <summary>The length of the stem of a word that has no accented vowels.</summary>
    internal static int CutEndings(ReadOnlySpan<char> word) => CutComparison(word[..CutCase(word)]);

    private static char PlainVowel(char c) => c switch
    {
        'ä' or 'à' or 'á' or 'â' => 'a',
        'ö' or 'ò' or 'ó' or 'ô' => 'o',
        'ï' or 'ì' or 'í' or 'î' => 'i',
        'ü' or 'ù' or 'ú' or 'û' => 'u',
        _ => c,
    };

    /// <summary>-ern; -em, -en, -er, -es; -e; -s after a consonant that takes it.</summary>
    private static int CutCase(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        if (length < 4)
        {
            return length;
        }

        char last = word[^1];
        char before = word[^2];
        if (length > 5 && last == 'n' && before == 'r' && word[^3] == 'e')
        {
            return length - 3;
        }

        if (length > 4 && before == 'e' && (last is 'm' or 'n' or 'r' or 's'))
        {
            return length - 2;
        }

        return last == 'e' || (last == 's' && TakesEnding(before)) ? length - 1 : length;
    }

    /// <summary>-est; -er, -en; -st after a consonant that takes it.</summary>
    private static int CutComparison(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        if (length < 5)
        {
            return length;
        }

        char last = word[^1];
        char before = word[^2];
        if (length > 5 && last == 't' && before == 's' && word[^3] == 'e')
        {
            return length - 3;
        }

        bool cutsTwo = before == 'e' ? last is 'r' or 'n' : before == 's' && last == 't' && TakesEnding(word[^3]);
        return cutsTwo ? length - 2 : length;
    }

    private static bool TakesEnding(char c) => c is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't';
}
