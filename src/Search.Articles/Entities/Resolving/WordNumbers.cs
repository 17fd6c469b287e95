using System.Numerics;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Numbers for words, from 0 in the order of first sight: equal numbers are equal words, and a number is four bytes. All letters lie in one array and the
/// numbers, each with the hash of its word, in another, so that looking a word up costs two places in memory and no object.
/// </summary>
internal sealed class WordNumbers
{
    private const int None = -1;
    private const int LeastSlots = 64;
    private char[] _letters;
    private int _length;

    /// <summary>By number, where its letters begin; one more than there are words.</summary>
    private int[] _starts;

    /// <summary>The hash above, the number plus one below; 0 where a slot is free. At most half are taken.</summary>
    private ulong[] _slots;

    /// <param name="expected">About as many words will come.</param>
    public WordNumbers(int expected = 0)
    {
        const int letters = 8;
        int slots = Math.Max(LeastSlots, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(expected, 1 << 28) * 2));
        _slots = new ulong[slots];
        _starts = new int[(slots / 2) + 1];
        _letters = new char[slots / 2 * letters];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number] => _letters.AsSpan(_starts[number].._starts[number + 1]);

    /// <summary>The number of a word, which gets one when it is new.</summary>
    public int Of(ReadOnlySpan<char> word)
    {
        uint hash = Hash(word);
        int slot = Probe(word, hash);
        if (_slots[slot] != 0)
        {
            return (int)(uint)_slots[slot] - 1;
        }

        if (Count == _slots.Length / 2)
        {
            Grow();
            slot = Probe(word, hash);
        }

        int number = Count++;
        _slots[slot] = ((ulong)hash << 32) | (uint)(number + 1);
        if (_letters.Length - _length < word.Length)
        {
            Array.Resize(ref _letters, checked((int)BitOperations.RoundUpToPowerOf2((uint)(_length + word.Length) + 1)));
        }

        word.CopyTo(_letters.AsSpan(_length));
        _length += word.Length;
        _starts[number + 1] = _length;
        return number;
    }

    /// <summary>The number of a word, -1 when it has none.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        ulong slot = _slots[Probe(word, Hash(word))];
        return slot == 0 ? None : (int)(uint)slot - 1;
    }

    private int Probe(ReadOnlySpan<char> word, uint hash)
    {
        int mask = _slots.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ulong slot = _slots[at];
            if (slot == 0 || ((uint)(slot >> 32) == hash && this[(int)(uint)slot - 1].SequenceEqual(word)))
            {
                return at;
            }
        }
    }

    private void Grow()
    {
        ulong[] slots = new ulong[_slots.Length * 2];
        int mask = slots.Length - 1;
        foreach (ulong slot in _slots)
        {
            if (slot != 0)
            {
                int at = (int)(slot >> 32) & mask;
                while (slots[at] != 0)
                {
                    at = (at + 1) & mask;
                }

                slots[at] = slot;
            }
        }

        _slots = slots;
        Array.Resize(ref _starts, (slots.Length / 2) + 1);
    }

    /// <summary>The upper bits, on which all letters tell most.</summary>
    private static uint Hash(ReadOnlySpan<char> word) => (uint)(WordHash.Of(word) >> 32);
}
