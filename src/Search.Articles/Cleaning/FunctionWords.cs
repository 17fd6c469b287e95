namespace Search.Articles.Cleaning;

/// <summary>Short words and the languages that have them, looked up without a string. Immutable once built, hence thread-safe.</summary>
internal sealed class FunctionWords
{
    /// <summary>Longer words are none.</summary>
    public const int LongestWord = 12;

    /// <summary>Slots a word, so that most probes end at an empty slot at once.</summary>
    private const int SlotsPerWord = 8;

    private readonly (string Word, uint Hash, int[] Languages)[] _slots;

    /// <summary>By length, the letters that words begin with, as bits of their lowest six: most other words are told by these alone.</summary>
    private readonly ulong[] _begins = new ulong[LongestWord + 1];

    /// <param name="languages">For each language its words, between blanks.</param>
    public FunctionWords(IReadOnlyList<string> languages)
    {
        Dictionary<string, List<int>> words = new(StringComparer.Ordinal);
        for (var language = 0; language < languages.Count; language++)
        {
            foreach (var word in languages[language].Split(' ').Distinct(StringComparer.Ordinal))
            {
                if (!words.TryGetValue(word, out var of))
                {
                    words.Add(word, of = []);
                }

                of.Add(language);
            }
        }

        _slots = new (string, uint, int[])[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(words.Count * SlotsPerWord))];
        foreach (var (word, of) in words)
        {
            var hash = 0u;
            foreach (var c in word)
            {
                hash = Step(hash, c);
            }

            var at = First(hash);
            while (_slots[at].Word is not null)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = (word, hash, [.. of]);
            _begins[word.Length] |= Bit(word[0]);
        }
    }

    /// <summary>The languages that have a word, upper case folded; empty when none has it.</summary>
    public ReadOnlySpan<int> Find(ReadOnlySpan<char> word)
    {
        // Kept small, to be a part of the loop over all words.
        return word.Length is 0 or > LongestWord || (_begins[word.Length] & Bit(Lower(word[0]))) == 0 ? [] : Look(word);
    }

    private ReadOnlySpan<int> Look(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var hash = 0u;
        for (var i = 0; i < word.Length; i++)
        {
            var c = Lower(word[i]);
            lower[i] = c;
            hash = Step(hash, c);
        }

        lower = lower[..word.Length];
        for (var at = First(hash); _slots[at].Word is { } known; at = (at + 1) & (_slots.Length - 1))
        {
            if (_slots[at].Hash == hash && lower.SequenceEqual(known))
            {
                return _slots[at].Languages;
            }
        }

        return [];
    }

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | ' ') : char.IsAscii(c) ? c : char.ToLowerInvariant(c);

    private static ulong Bit(char c) => 1ul << (c & 63);

    private static uint Step(uint hash, char c) => (hash * 31) + c;

    private int First(uint hash) => (int)((hash * 2654435769u) >> 8) & (_slots.Length - 1);
}
