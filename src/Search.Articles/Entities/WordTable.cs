namespace Search.Articles.Entities;

/// <summary>
/// Classes of word forms: open addressing with linear probing over one array of letters, without a string a word. A slot holds eight bits of the hash beside the
/// index of its entry, so that a word that is not there mostly costs one look at one slot. Safe for readers once filled.
/// </summary>
internal sealed class WordTable
{
    private const int IndexBits = 24;
    private const uint IndexMask = (1u << IndexBits) - 1;

    private uint[] _slots;
    private Entry[] _entries;
    private char[] _letters;
    private int _count;
    private int _used;

    private struct Entry
    {
        public int Start;
        public int Length;
        public WordClass Classes;
    }

    /// <param name="words">Words expected; more may come.</param>
    public WordTable(int words)
    {
        _slots = new uint[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)words * 2)];
        _entries = new Entry[words];
        _letters = new char[words * 12];
    }

    /// <summary>The classes of a word; None when it is not there.</summary>
    public WordClass Get(ReadOnlySpan<char> word)
    {
        int at = Find(word, Hash(word));
        return _slots[at] == 0 ? WordClass.None : _entries[(_slots[at] & IndexMask) - 1].Classes;
    }

    /// <summary>Sets the classes of a word.</summary>
    public void Set(ReadOnlySpan<char> word, WordClass classes)
    {
        uint hash = Hash(word);
        int at = Find(word, hash);
        if (_slots[at] != 0)
        {
            _entries[(_slots[at] & IndexMask) - 1].Classes = classes;
            return;
        }

        if (_count == _entries.Length)
        {
            Grow();
            at = Find(word, hash);
        }

        if (_used + word.Length > _letters.Length)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + word.Length));
        }

        word.CopyTo(_letters.AsSpan(_used));
        _entries[_count++] = new Entry { Start = _used, Length = word.Length, Classes = classes };
        _used += word.Length;
        _slots[at] = Slot(hash, _count);
    }

    /// <summary>The slot of the word, or the empty one where it belongs.</summary>
    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        int at = (int)(hash & (uint)(_slots.Length - 1));
        for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            if (((_slots[at] ^ hash) & ~IndexMask) == 0)
            {
                ref Entry entry = ref _entries[(_slots[at] & IndexMask) - 1];
                if (word.SequenceEqual(_letters.AsSpan(entry.Start, entry.Length)))
                {
                    break;
                }
            }
        }

        return at;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(16, _entries.Length * 2));
        _slots = new uint[_slots.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<char> word = _letters.AsSpan(_entries[i].Start, _entries[i].Length);
            uint hash = Hash(word);
            _slots[Find(word, hash)] = Slot(hash, i + 1);
        }
    }

    private static uint Slot(uint hash, int index) => (hash & ~IndexMask) | (uint)index;

    private static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = (uint)word.Length;
        foreach (char c in word)
        {
            hash = (hash * 31) + c;
        }

        // The finaliser of MurmurHash3: every bit of the sum moves every bit of the slot and of the eight that stand beside its index.
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
