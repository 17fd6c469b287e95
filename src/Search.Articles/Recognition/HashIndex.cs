using System.Numerics;

namespace Search.Articles.Recognition;

/// <summary>From non-zero 32-bit keys to their position in a list: open addressing, at most half full. Immutable after construction.</summary>
internal sealed class HashIndex
{
    /// <summary>Key in the upper half, position in the lower; 0 is free.</summary>
    private readonly ulong[] _slots;
    private readonly int _shift;

    public HashIndex(ReadOnlySpan<uint> keys)
    {
        int bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 2);
        _slots = new ulong[1 << bits];
        _shift = 32 - bits;
        for (int i = 0; i < keys.Length; i++)
        {
            int slot = Slot(keys[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = ((ulong)keys[i] << 32) | (uint)i;
        }
    }

    /// <summary>The position of the key, or -1.</summary>
    public int Find(uint key) => Find(key, _slots[Slot(key)]);

    /// <summary>
    /// Writes the position of each key, or -1. The first slots of all are fetched before any is looked at: the table is larger than the cache, and so the
    /// fetches run side by side. <paramref name="slots"/> is scratch space of the same length.
    /// </summary>
    public void Find(ReadOnlySpan<uint> keys, Span<ulong> slots, Span<int> positions)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            slots[i] = _slots[Slot(keys[i])];
        }

        for (int i = 0; i < keys.Length; i++)
        {
            positions[i] = Find(keys[i], slots[i]);
        }
    }

    private int Find(uint key, ulong found)
    {
        for (int slot = Slot(key); found != 0; found = _slots[slot])
        {
            if ((uint)(found >> 32) == key)
            {
                return (int)(uint)found;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return -1;
    }

    private int Slot(uint key) => (int)((key * 2654435769u) >> _shift);
}
