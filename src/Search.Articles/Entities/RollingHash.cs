namespace Search.Articles.Entities;

/// <summary>
/// Polynomial hash of a word (Rabin and Karp 1987), of which that of any part follows in constant time: a compound is cut at every letter for the price of
/// one pass.
/// </summary>
internal static class RollingHash
{
    /// <summary>Parts of words up to this length can be hashed.</summary>
    public const int LongestWord = 64;

    private const uint Base = 0x01000193;

    private static readonly uint[] Powers = BuildPowers();

    public static uint Of(ReadOnlySpan<char> word)
    {
        uint hash = 0;
        foreach (char c in word)
        {
            hash = (hash * Base) + c;
        }

        return hash;
    }

    /// <summary>Sets <paramref name="prefixes"/>[i] to the hash of the first i characters; it is one longer than the word.</summary>
    public static void Prefixes(ReadOnlySpan<char> word, Span<uint> prefixes)
    {
        uint hash = 0;
        prefixes[0] = 0;
        for (int i = 0; i < word.Length; i++)
        {
            hash = (hash * Base) + word[i];
            prefixes[i + 1] = hash;
        }
    }

    /// <summary>Hash of the characters from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public static uint Part(ReadOnlySpan<uint> prefixes, int start, int end) => prefixes[end] - (prefixes[start] * Powers[end - start]);

    /// <summary>The hash of a word of some length after its first character is exchanged.</summary>
    public static uint WithFirst(uint hash, int length, char before, char after) => hash + ((uint)(after - before) * Powers[length - 1]);

    private static uint[] BuildPowers()
    {
        uint[] powers = new uint[LongestWord + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * Base;
        }

        return powers;
    }
}
