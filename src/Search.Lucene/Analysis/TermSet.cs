namespace Search.Lucene.Analysis;

/// <summary>
/// A fixed set of short words, made for one question asked of every token: open addressing over a hash of length and outer
/// characters, so that a miss costs a few instructions.
/// </summary>
internal sealed class TermSet
{
    /// <summary>Slots a word, so that most probes end at an empty slot at once.</summary>
    private const int SlotsPerWord = 8;

    private readonly string?[] _slots;
    private readonly int _longest;

    internal TermSet(IReadOnlyCollection<string> words)
    {
        _slots = new string?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, words.Count * SlotsPerWord))];
        _longest = words.Count == 0 ? -1 : words.Max(static w => w.Length);
        foreach (string word in words)
        {
            if (!Contains(word))
            {
                _slots[FreeSlot(word)] = word;
            }
        }
    }

    internal bool Contains(ReadOnlySpan<char> term)
    {
        if (term.Length > _longest)
        {
            return false;
        }

        string?[] slots = _slots;
        for (int slot = Hash(term) & (slots.Length - 1); slots[slot] is { } word; slot = (slot + 1) & (slots.Length - 1))
        {
            if (term.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private int FreeSlot(string word)
    {
        int slot = Hash(word) & (_slots.Length - 1);
        while (_slots[slot] != null)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private static int Hash(ReadOnlySpan<char> term)
    {
        if (term.IsEmpty)
        {
            return 0;
        }

        int hash = (term[0] * 31) + (term[term.Length >> 1] * 17) + (term[^1] * 7) + (term.Length * 3);
        return hash ^ (hash >> 7);
    }
}
