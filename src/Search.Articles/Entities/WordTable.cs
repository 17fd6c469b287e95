using System.Numerics;

namespace Search.Articles.Entities;

/// <summary>
/// Words and their classes, hashed by <see cref="RollingHash"/>, with linear probing. All characters lie in one array, and a bit set small enough for a
/// processor's cache (Bloom 1970, with one hash) answers for most words that are not in the table. Threads may read it together once it is filled.
/// </summary>
internal sealed class WordTable
{
    private const int FilterBitsOfWord = 8;

    private char[] _text;
    private int _textLength;
    private Entry[] _entries;
    private int _count;

    /// <summary>Index of an entry plus one, 0 where the slot is free; at most half are taken.</summary>
    private int[] _slots;
    private ulong[] _filter;
    private int _slotShift;
    private int _filterShift;

    public WordTable(int capacity)
    {
        _entries = new Entry[capacity];
        _text = new char[capacity * 16];
        (_slots, _filter) = Allocate(capacity);
    }

    private struct Entry
    {
        public uint Hash;
        public int Start;
        public int Length;
        public WordClass Class;
    }

    public int Count => _count;

    public WordClass Get(ReadOnlySpan<char> word) => Get(word, RollingHash.Of(word));

    /// <summary>The classes of a word whose hash is known, None when the table has it not.</summary>
    public WordClass Get(ReadOnlySpan<char> word, uint hash) => MayContain(hash) && Find(word, hash) is >= 0 and int entry ? _entries[entry].Class : WordClass.None;

    /// <summary>False when no word of the table has this hash.</summary>
    public bool MayContain(uint hash)
    {
        uint bit = Mix(hash) >> _filterShift;
        return (_filter[bit >> 6] & (1UL << (int)bit)) != 0;
    }

    /// <summary>Adds a word, or replaces its classes.</summary>
    public void Set(ReadOnlySpan<char> word, WordClass classes)
    {
        uint hash = RollingHash.Of(word);
        int known = MayContain(hash) ? Find(word, hash) : -1;
        if (known >= 0)
        {
            _entries[known].Class = classes;
            return;
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        if (_text.Length - _textLength < word.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _textLength + word.Length));
        }

        word.CopyTo(_text.AsSpan(_textLength));
        _entries[_count] = new Entry { Hash = hash, Start = _textLength, Length = word.Length, Class = classes };
        _textLength += word.Length;
        Place(_count++);
    }

    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        for (uint slot = Mix(hash) >> _slotShift; _slots[slot] is > 0 and int entry; slot = (slot + 1) & (uint)(_slots.Length - 1))
        {
            ref readonly Entry found = ref _entries[entry - 1];
            if (found.Hash == hash && word.SequenceEqual(_text.AsSpan(found.Start, found.Length)))
            {
                return entry - 1;
            }
        }

        return -1;
    }

    private void Place(int entry)
    {
        uint mixed = Mix(_entries[entry].Hash);
        uint slot = mixed >> _slotShift;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }

        _slots[slot] = entry + 1;
        uint bit = mixed >> _filterShift;
        _filter[bit >> 6] |= 1UL << (int)bit;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        (_slots, _filter) = Allocate(_entries.Length);
        for (int i = 0; i < _count; i++)
        {
            Place(i);
        }
    }

    private (int[] Slots, ulong[] Filter) Allocate(int capacity)
    {
        int slotBits = BitOperations.Log2((uint)capacity) + 2;
        int filterBits = BitOperations.Log2((uint)capacity * FilterBitsOfWord) + 1;
        (_slotShift, _filterShift) = (32 - slotBits, 32 - filterBits);
        return (new int[1 << slotBits], new ulong[Math.Max(1, 1 << (filterBits - 6))]);
    }

    /// <summary>Multiplicative hashing (Knuth 1973): the upper bits depend on all of them.</summary>
    private static uint Mix(uint hash) => (hash ^ (hash >> 15)) * 2654435769u;
}
