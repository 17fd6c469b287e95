using System.Numerics;

namespace Search.Articles.Copies;

/// <summary>
/// The values that several of many sketches hold. They are brought together part by part: what has the upper bits in common is copied to one place, which
/// fits into the processor's cache, and grouped there by a small hash table. Of ten million values that takes a third of the time of sorting them all.
/// </summary>
internal sealed class SharedValues
{
    private const int PartBits = 11;
    private const int Shift = 32 - PartBits;

    private readonly int[] _starts;
    private readonly int[] _own;

    /// <param name="sketches">Of distinct values.</param>
    /// <param name="head">Places wanted for each value that more than two sketches hold.</param>
    /// <param name="most">Sketches of such a value, at most, that want a place each besides.</param>
    public SharedValues(uint[][] sketches, int head, int most)
    {
        ulong[] pairs = Scatter(sketches, out int[] ends);
        _starts = new int[sketches.Length + 1];
        int kept = 0;
        var groups = new Group[16];
        ulong[] once = new ulong[1];
        ulong[] again = new ulong[1];
        for (int part = 0, from = 0; part < ends.Length; from = ends[part++])
        {
            Span<ulong> members = pairs.AsSpan(from, ends[part] - from);
            int words = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, members.Length)) / 8;
            Grow(ref once, words);
            Grow(ref again, words);
            members = members[..DropSingles(members, once.AsSpan(0, words), again.AsSpan(0, words))];
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, members.Length + (members.Length / 2)));
            Grow(ref groups, size);
            Span<Group> table = groups.AsSpan(0, size);
            table.Clear();
            Collect(members, table);

            // What is shared moves to the front of the same array, which has been read up to here: its number above, the article below.
            foreach (ulong member in members)
            {
                int article = (int)(uint)member;
                ref Group group = ref table[(int)(member >> 32)];
                if (group.Count == 1 || (group.Count == 2 && group.First == article))
                {
                    continue;
                }

                if (group.Count > 2 && group.First == article)
                {
                    group.Place = Room;
                    Room += head + Math.Min(group.Count, most);
                }

                pairs[kept++] = ((ulong)(uint)(group.Count == 2 ? ~group.First : group.Place) << 32) | (uint)article;
                _starts[article + 1]++;
            }
        }

        for (int article = 0; article < sketches.Length; article++)
        {
            _starts[article + 1] += _starts[article];
        }

        _own = new int[kept];
        int[] at = _starts[..^1];
        foreach (ulong pair in pairs.AsSpan(0, kept))
        {
            _own[at[(int)(uint)pair]++] = (int)(pair >> 32);
        }
    }

    /// <summary>Places of all values that more than two sketches hold: those for each such value and one for every sketch with it, up to the most.</summary>
    public int Room { get; }

    /// <summary>
    /// The shared values of a sketch, in no order. Of one that more than two sketches hold, the first of its places. One that only two hold needs none: the later
    /// sketch has the complement of the earlier one's number instead, and the earlier has nothing.
    /// </summary>
    public ReadOnlySpan<int> Of(int sketch) => _own.AsSpan(_starts[sketch], _starts[sketch + 1] - _starts[sketch]);

    /// <summary>All values, each above the number of its sketch, cut into parts by their upper bits; sketches ascend within a part.</summary>
    private static ulong[] Scatter(uint[][] sketches, out int[] ends)
    {
        ends = new int[1 << PartBits];
        int all = 0;
        foreach (uint[] sketch in sketches)
        {
            all = checked(all + sketch.Length);
            foreach (uint value in sketch)
            {
                ends[value >> Shift]++;
            }
        }

        for (int part = 0, start = 0; part < ends.Length; part++)
        {
            (ends[part], start) = (start, start + ends[part]);
        }

        ulong[] pairs = GC.AllocateUninitializedArray<ulong>(all);
        for (int sketch = 0; sketch < sketches.Length; sketch++)
        {
            foreach (uint value in sketches[sketch])
            {
                pairs[ends[value >> Shift]++] = ((ulong)value << 32) | (uint)sketch;
            }
        }

        return pairs;
    }

    private static void Grow<T>(ref T[] array, int size)
    {
        if (array.Length < size)
        {
            array = new T[size];
        }
    }

    /// <summary>
    /// Most values stand alone, and nearly all of these go before the rest is grouped: with 8 bits for each, few share a bit with another. What stays moves to
    /// the front; returns how many do.
    /// </summary>
    private static int DropSingles(Span<ulong> members, Span<ulong> once, Span<ulong> again)
    {
        once.Clear();
        again.Clear();
        int shift = BitOperations.LeadingZeroCount((uint)(once.Length * 64) - 1);
        foreach (ulong member in members)
        {
            uint bit = ((uint)(member >> 32) * 0x9E3779B1u) >> shift;
            ulong mask = 1ul << (int)bit;
            again[(int)(bit >> 6)] |= once[(int)(bit >> 6)] & mask;
            once[(int)(bit >> 6)] |= mask;
        }

        int kept = 0;
        foreach (ulong member in members)
        {
            uint bit = ((uint)(member >> 32) * 0x9E3779B1u) >> shift;
            members[kept] = member;
            kept += (int)(again[(int)(bit >> 6)] >> (int)bit) & 1;
        }

        return kept;
    }

    /// <summary>Counts each value of a part, and puts its slot of the table in its place.</summary>
    private static void Collect(Span<ulong> members, Span<Group> table)
    {
        int shift = BitOperations.LeadingZeroCount((uint)table.Length - 1);
        foreach (ref ulong member in members)
        {
            uint value = (uint)(member >> 32);
            int slot = (int)((value * 0x9E3779B1u) >> shift);
            while (table[slot].Count > 0 && table[slot].Value != value)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            ref Group group = ref table[slot];
            if (group.Count++ == 0)
            {
                group.Value = value;
                group.First = (int)(uint)member;
            }

            member = ((ulong)(uint)slot << 32) | (uint)member;
        }
    }

    private struct Group
    {
        public uint Value;
        public int Count;
        public int First;
        public int Place;
    }
}
