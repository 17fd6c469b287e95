using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Storage;

/// <summary>
/// The part of <see cref="Crc32"/> that multiplies without carries: a vector is moved on by some bytes and added to what stands there, until
/// one vector stands for all before it. Source: Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ
/// Instruction", Intel 2009.
/// </summary>
internal static class Crc32Folding
{
    private const int Wide = 64;
    private const int Narrow = 16;

    /// <summary>Streams that are read side by side: more of the memory is under way at a time than of one.</summary>
    private const int Streams = 4;

    /// <summary>Bytes of a stream before the next four begin, for long inputs: some pages.</summary>
    private const int LongPart = 16 * 1024;

    /// <summary>Bytes of a stream for short inputs.</summary>
    private const int ShortPart = 512;

    private static readonly Vector512<ulong> OverWide = WideConstants(Wide);
    private static readonly Vector512<ulong> OverShortPart = WideConstants(ShortPart);
    private static readonly Vector512<ulong> OverLongPart = WideConstants(LongPart);

    /// <summary>Continues a state over as many bytes as can be folded; returns their number.</summary>
    public static int Fold(ref uint state, ReadOnlySpan<byte> bytes)
    {
        if (!Pclmulqdq.IsSupported || bytes.Length < Wide)
        {
            return 0;
        }

        if (Pclmulqdq.V512.IsSupported && bytes.Length >= Streams * ShortPart)
        {
            return FoldWide(ref state, bytes);
        }

        int length = bytes.Length & -Narrow;
        state = FoldNarrow(state, bytes[..length]);
        return length;
    }

    private static int FoldWide(ref uint state, ReadOnlySpan<byte> bytes)
    {
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        Vector512<ulong> sum = Vector512.LoadUnsafe(ref start).AsUInt64() ^ Vector512.CreateScalar((ulong)state);
        Vector512<ulong> next = OverWide;
        int at = FoldStreams(ref start, Wide, bytes.Length, LongPart, OverLongPart, ref sum);
        at = FoldStreams(ref start, at, bytes.Length, ShortPart, OverShortPart, ref sum);
        for (; at <= bytes.Length - Wide; at += Wide)
        {
            sum = Step(sum, next, ref Unsafe.Add(ref start, at));
        }

        Span<byte> rest = stackalloc byte[Wide];
        sum.AsByte().CopyTo(rest);
        state = FoldNarrow(0, rest);
        return at;
    }

    private static int FoldStreams(ref byte start, int at, int length, int part, Vector512<ulong> overPart, ref Vector512<ulong> sum)
    {
        if (length - at < Streams * part)
        {
            return at;
        }

        Vector512<ulong> next = OverWide;
        Vector512<ulong> a = sum;
        do
        {
            Vector512<ulong> b = Vector512<ulong>.Zero;
            Vector512<ulong> c = Vector512<ulong>.Zero;
            Vector512<ulong> d = Vector512<ulong>.Zero;
            ref byte from = ref Unsafe.Add(ref start, at);
            for (int i = 0; i < part; i += Wide)
            {
                a = Step(a, next, ref Unsafe.Add(ref from, i));
                b = Step(b, next, ref Unsafe.Add(ref from, part + i));
                c = Step(c, next, ref Unsafe.Add(ref from, (2 * part) + i));
                d = Step(d, next, ref Unsafe.Add(ref from, (3 * part) + i));
            }

            a = Step(a, overPart) ^ b;
            a = Step(a, overPart) ^ c;
            a = Step(a, overPart) ^ d;
            at += Streams * part;
        }
        while (length - at >= Streams * part);

        sum = a;
        return at;
    }

    /// <summary>Length is a multiple of 16 and at least 64.</summary>
    private static uint FoldNarrow(uint state, ReadOnlySpan<byte> bytes)
    {
        Vector128<ulong> fold4 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        Vector128<ulong> fold1 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> b = blocks[1];
        Vector128<ulong> c = blocks[2];
        Vector128<ulong> d = blocks[3];
        int i = 4;
        for (; i + 4 <= blocks.Length; i += 4)
        {
            a = Step(a, fold4) ^ blocks[i];
            b = Step(b, fold4) ^ blocks[i + 1];
            c = Step(c, fold4) ^ blocks[i + 2];
            d = Step(d, fold4) ^ blocks[i + 3];
        }

        a = Step(a, fold1) ^ b;
        a = Step(a, fold1) ^ c;
        a = Step(a, fold1) ^ d;
        for (; i < blocks.Length; i++)
        {
            a = Step(a, fold1) ^ blocks[i];
        }

        // The 16 bytes left stand for all before them: their CRC from state zero is the state after everything.
        Span<byte> rest = stackalloc byte[Narrow];
        a.AsByte().CopyTo(rest);
        return Crc32.AppendTables(0, rest);
    }

    /// <summary>What moves each 16 bytes of a vector on by a number of bytes.</summary>
    private static Vector512<ulong> WideConstants(int bytes)
    {
        ulong low = (ulong)Crc32.PowerOfX((8 * bytes) + 32) << 1;
        ulong high = (ulong)Crc32.PowerOfX((8 * bytes) - 32) << 1;
        return Vector512.Create(low, high, low, high, low, high, low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Step(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Step(Vector512<ulong> value, Vector512<ulong> constants) =>
        Pclmulqdq.V512.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.V512.CarrylessMultiply(value, constants, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Step(Vector512<ulong> value, Vector512<ulong> constants, ref byte next) =>
        Step(value, constants) ^ Vector512.LoadUnsafe(ref next).AsUInt64();
}
