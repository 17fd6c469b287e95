using System.Numerics;

namespace Search.Articles.Recognition;

/// <summary>From non-zero 32-bit keys to their position in a list: open addressing, at most half full. Immutable after construction.</summary>
internal sealed class HashIndex
{
    private readonly uint[] _keys;
    private readonly int[] _positions;
    private readonly int _shift;

    public HashIndex(ReadOnlySpan<uint> keys)
    {
        int bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 2);
        _keys = new uint[1 << bits];
        _positions = new int[1 << bits];
        _shift = 32 - bits;
        for (int i = 0; i < keys.Length; i++)
        {
            int slot = Slot(keys[i]);
            while (_keys[slot] != 0)
            {
                slot = (slot + 1) & (_keys.Length - 1);
            }

            _keys[slot] = keys[i];
            _positions[slot] = i;
        }
    }

    /// <summary>The position of the key, or -1.</summary>
    public int Find(uint key)
    {
        int slot = Slot(key);
        while (true)
        {
            uint found = _keys[slot];
            if (found == key)
            {
                return _positions[slot];
            }

            if (found == 0)
            {
                return -1;
            }

            slot = (slot + 1) & (_keys.Length - 1);
        }
    }

    private int Slot(uint key) => (int)((key * 2654435769u) >> _shift);
}
