using System.Numerics;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// The slots of a hash table whose things are numbers, with linear probing: each slot holds a hash and a number side by side, so that a look costs one place in
/// memory before the thing itself. Whoever owns the table compares the things.
/// </summary>
internal sealed class NumberSlots
{
    public const int None = -1;
    private const int Least = 64;

    /// <summary>The hash above, the number plus one below; 0 where a slot is free. At most half are taken.</summary>
    private ulong[] _slots;
    private int _count;

    /// <param name="expected">About as many numbers will come.</param>
    public NumberSlots(int expected) => _slots = new ulong[Math.Max(Least, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(expected, 1 << 28) * 2))];

    /// <summary>The first place where a number of this hash may stand.</summary>
    public int First(uint hash) => (int)hash & (_slots.Length - 1);

    /// <summary>The next place after one whose number was another thing's.</summary>
    public int After(int at) => (at + 1) & (_slots.Length - 1);

    /// <summary>The next number of this hash, or <see cref="None"/>: then the hash is in no further place, and <paramref name="at"/> is free.</summary>
    public int Next(uint hash, ref int at)
    {
        ulong[] slots = _slots;
        int mask = slots.Length - 1;
        while (true)
        {
            ulong slot = slots[at];
            if (slot == 0)
            {
                return None;
            }

            if ((uint)(slot >> 32) == hash)
            {
                return (int)(uint)slot - 1;
            }

            at = (at + 1) & mask;
        }
    }

    /// <summary>Enters a number into the free place that <see cref="Next"/> has found.</summary>
    public void Enter(uint hash, int number, int at)
    {
        _slots[at] = ((ulong)hash << 32) | (uint)(number + 1);
        if (++_count > _slots.Length / 2)
        {
            Grow();
        }
    }

    /// <summary>Enters the number of a thing that is not in the table.</summary>
    public void Enter(uint hash, int number)
    {
        int at = First(hash);
        while (_slots[at] != 0)
        {
            at = After(at);
        }

        Enter(hash, number, at);
    }

    private void Grow()
    {
        ulong[] before = _slots;
        _slots = new ulong[before.Length * 2];
        foreach (ulong slot in before)
        {
            if (slot != 0)
            {
                int at = First((uint)(slot >> 32));
                while (_slots[at] != 0)
                {
                    at = After(at);
                }

                _slots[at] = slot;
            }
        }
    }
}
