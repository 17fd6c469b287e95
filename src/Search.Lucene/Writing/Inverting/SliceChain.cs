using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Lucene.Writing.Inverting;

/// <summary>
/// A byte stream of one term, written as a chain of slices of an arena whose sizes grow with the level. When a slice is full its
/// last four bytes move to the next one and give way to that one's address, so no byte is spent on a link that never comes.
/// Read back by <see cref="SliceReader"/>. All fields zero: nothing written yet.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SliceChain
{
    /// <summary>Bytes of the link between slices.</summary>
    public const int LinkLength = 4;

    private const int MaxVInt = 5;

    public uint Start;
    public uint Write;
    public uint Limit;

    /// <summary>Bytes of the slices by level; the last repeats.</summary>
    public static ReadOnlySpan<byte> Sizes => [5, 14, 20, 30, 40, 40, 80, 80, 120, 200];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void WriteVInt(NativeArena arena, ref byte level, uint value)
    {
        if (Limit - Write >= MaxVInt)
        {
            byte* start = arena.Base;
            byte* p = start + Write;
            while (value >= 0x80)
            {
                *p++ = (byte)(value | 0x80);
                value >>= 7;
            }

            *p++ = (byte)value;
            Write = (uint)(p - start);
        }
        else
        {
            WriteVIntSlow(arena, ref level, value);
        }
    }

    public unsafe void WriteByte(NativeArena arena, ref byte level, byte value)
    {
        if (Write == Limit)
        {
            Extend(arena, ref level);
        }

        arena.Base[Write++] = value;
    }

    private void WriteVIntSlow(NativeArena arena, ref byte level, uint value)
    {
        while (value >= 0x80)
        {
            WriteByte(arena, ref level, (byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte(arena, ref level, (byte)value);
    }

    private unsafe void Extend(NativeArena arena, ref byte level)
    {
        if (Start == 0)
        {
            Start = arena.Allocate(Sizes[0]);
            Write = Start;
            Limit = Start + Sizes[0];
            return;
        }

        if (level < Sizes.Length - 1)
        {
            level++;
        }

        int size = Sizes[level];
        uint next = arena.Allocate(size);
        uint* link = (uint*)(arena.Base + Limit - LinkLength);
        *(uint*)(arena.Base + next) = *link;
        *link = next;
        Write = next + LinkLength;
        Limit = next + (uint)size;
    }
}
