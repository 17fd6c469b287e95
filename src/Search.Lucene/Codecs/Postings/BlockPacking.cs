using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Packs 128 non-negative integers of equal bit width <c>b</c> (1 to 31) into <c>16 * b</c> bytes.
/// <code>
/// lane  = the least of 8, 16, 32 bits that holds b; a word is a little-endian int64 of L = 64 / lane lanes
/// word[i], i &lt; W = 128 / L, holds values i, W + i, 2W + i, ... from its highest lane to its lowest
/// block = 2b words; the lanes of block word i hold, high bits first, the lanes of word[i], word[2b + i], word[4b + i], ...
///         as long as b bits fit; the bits left over in the lanes of block words 0, 1, 2, ... hold, high bits first and
///         one after the other, what remains of the words
/// </code>
/// Format: Apache Lucene 8.8, ForUtil.
/// </summary>
internal static unsafe class BlockPacking
{
    /// <summary>Values of a block.</summary>
    public const int BlockSize = 128;

    /// <summary>Widest packed value in bits.</summary>
    public const int MaxBits = 31;

    /// <summary>Bytes behind the packed ones that <see cref="Decode"/> may read (and ignores).</summary>
    public const int ReadSlack = 64;

    private const int MaxWords = BlockSize / 2;
    private const int WordSlack = 8;

    /// <summary>Bytes of a packed block.</summary>
    public static int ByteCount(int bits) => bits * (BlockSize / 8);

    /// <summary>Unpacks a block.</summary>
    /// <param name="bits">Bit width, 1 to 31.</param>
    /// <param name="source">The packed bytes; <see cref="ReadSlack"/> more are readable.</param>
    /// <param name="values">Room for 128 values.</param>
    [SkipLocalsInit]
    public static void Decode(int bits, byte* source, ref int values)
    {
        Debug.Assert(bits is > 0 and <= MaxBits, "bit width");
        ulong* words = stackalloc ulong[MaxWords + WordSlack];
        switch (bits)
        {
            case < 8:
                Unpack(bits, 8, (ulong*)source, words);
                Spread8(words, ref values);
                break;
            case 8:
                Spread8((ulong*)source, ref values);
                break;
            case < 16:
                Unpack(bits, 16, (ulong*)source, words);
                Spread16(words, ref values);
                break;
            case 16:
                Spread16((ulong*)source, ref values);
                break;
            default:
                Unpack(bits, 32, (ulong*)source, words);
                Spread32(words, ref values);
                break;
        }
    }

    /// <summary>Replaces 128 deltas by their running sums above <paramref name="start"/>.</summary>
    public static void PrefixSum(ref int values, int start)
    {
        if (Avx512F.IsSupported)
        {
            Vector512<int> zero = Vector512<int>.Zero;
            Vector512<int> sum = Vector512.Create(start);
            Vector512<int> last = Vector512.Create(15);
            for (nuint i = 0; i < BlockSize; i += 16)
            {
                Vector512<int> v = Vector512.LoadUnsafe(ref values, i);
                v += Avx512F.AlignRight32(v, zero, 15);
                v += Avx512F.AlignRight32(v, zero, 14);
                v += Avx512F.AlignRight32(v, zero, 12);
                v += Avx512F.AlignRight32(v, zero, 8);
                v += sum;
                v.StoreUnsafe(ref values, i);
                sum = Avx512F.PermuteVar16x32(v, last);
            }
        }
        else
        {
            Vector128<int> sum = Vector128.Create(start);
            for (nuint i = 0; i < BlockSize; i += 4)
            {
                Vector128<int> v = Vector128.LoadUnsafe(ref values, i);
                v += Vector128.Shuffle(v, Vector128.Create(4, 0, 1, 2));
                v += Vector128.Shuffle(v, Vector128.Create(4, 4, 0, 1));
                v += sum;
                v.StoreUnsafe(ref values, i);
                sum = Vector128.Shuffle(v, Vector128.Create(3));
            }
        }
    }

    /// <summary>Packs a block.</summary>
    /// <param name="values">128 values that fit the width.</param>
    /// <param name="bits">Bit width, 1 to 31.</param>
    /// <param name="target">Receives <see cref="ByteCount"/> bytes.</param>
    [SkipLocalsInit]
    public static void Encode(ReadOnlySpan<int> values, int bits, Span<byte> target)
    {
        Debug.Assert(bits is > 0 and <= MaxBits && values.Length >= BlockSize, "bit width and room");
        int lane = Lane(bits);
        int wordCount = lane * 2;
        Span<ulong> words = stackalloc ulong[MaxWords];
        Gather(values, lane, words);

        int perPass = bits * 2;
        Span<ulong> packed = stackalloc ulong[perPass];
        packed.Clear();
        int next = 0;
        int shift = lane - bits;
        for (; shift >= 0; shift -= bits)
        {
            for (int i = 0; i < perPass; i++)
            {
                packed[i] |= words[next++] << shift;
            }
        }

        int spare = shift + bits;
        int at = 0;
        int free = spare;
        for (; next < wordCount; next++)
        {
            int left = bits;
            while (left > 0)
            {
                int take = Math.Min(left, free);
                left -= take;
                free -= take;
                packed[at] |= ((words[next] >> left) & LaneMask(take, lane)) << free;
                if (free == 0)
                {
                    at++;
                    free = spare;
                }
            }
        }

        MemoryMarshal.AsBytes(packed).CopyTo(target);
    }

    private static int Lane(int bits) => bits <= 8 ? 8 : bits <= 16 ? 16 : 32;

    /// <summary>The lowest <paramref name="bits"/> bits of every lane.</summary>
    private static ulong LaneMask(int bits, int lane)
    {
        ulong ones = lane switch { 8 => 0x0101010101010101UL, 16 => 0x0001000100010001UL, _ => 0x0000000100000001UL };
        return ones * ((1UL << bits) - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpack(int bits, int lane, ulong* source, ulong* words)
    {
        int perPass = bits * 2;
        int next = 0;
        int shift = lane - bits;
        Vector256<ulong> mask = Vector256.Create(LaneMask(bits, lane));
        for (; shift >= 0; shift -= bits)
        {
            // The last vector of a pass may write too far; the next pass or the rest overwrites that.
            for (int i = 0; i < perPass; i += Vector256<ulong>.Count)
            {
                Vector256.Store((Vector256.Load(source + i) >> shift) & mask, words + next + i);
            }

            next += perPass;
        }

        int spare = shift + bits;
        int wordCount = lane * 2;
        ulong spareMask = LaneMask(spare, lane);
        ulong current = *source++ & spareMask;
        int held = spare;
        for (; next < wordCount; next++)
        {
            int missing = bits - held;
            ulong word = (current & LaneMask(held, lane)) << missing;
            while (missing > spare)
            {
                missing -= spare;
                word |= (*source++ & spareMask) << missing;
            }

            current = *source++ & spareMask;
            held = spare - missing;
            words[next] = word | (current >> held & LaneMask(missing, lane));
        }
    }

    private static void Spread8(ulong* words, ref int values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<ulong> a = Vector512.Load(words);
            Vector512<ulong> b = Vector512.Load(words + 8);
            Vector512<uint> high = Vector512.Narrow(a >> 32, b >> 32);
            Vector512<uint> low = Vector512.Narrow(a, b);
            Vector512<uint> mask = Vector512.Create(0xFFu);
            (high >> 24).AsInt32().StoreUnsafe(ref values, 0);
            ((high >> 16) & mask).AsInt32().StoreUnsafe(ref values, 16);
            ((high >> 8) & mask).AsInt32().StoreUnsafe(ref values, 32);
            (high & mask).AsInt32().StoreUnsafe(ref values, 48);
            (low >> 24).AsInt32().StoreUnsafe(ref values, 64);
            ((low >> 16) & mask).AsInt32().StoreUnsafe(ref values, 80);
            ((low >> 8) & mask).AsInt32().StoreUnsafe(ref values, 96);
            (low & mask).AsInt32().StoreUnsafe(ref values, 112);
            return;
        }

        for (nuint i = 0; i < 16; i += 8)
        {
            Split(words + i, out Vector256<uint> high, out Vector256<uint> low);
            Vector256<uint> mask = Vector256.Create(0xFFu);
            (high >> 24).AsInt32().StoreUnsafe(ref values, i);
            ((high >> 16) & mask).AsInt32().StoreUnsafe(ref values, 16 + i);
            ((high >> 8) & mask).AsInt32().StoreUnsafe(ref values, 32 + i);
            (high & mask).AsInt32().StoreUnsafe(ref values, 48 + i);
            (low >> 24).AsInt32().StoreUnsafe(ref values, 64 + i);
            ((low >> 16) & mask).AsInt32().StoreUnsafe(ref values, 80 + i);
            ((low >> 8) & mask).AsInt32().StoreUnsafe(ref values, 96 + i);
            (low & mask).AsInt32().StoreUnsafe(ref values, 112 + i);
        }
    }

    private static void Spread16(ulong* words, ref int values)
    {
        for (nuint i = 0; i < 32; i += 8)
        {
            Split(words + i, out Vector256<uint> high, out Vector256<uint> low);
            Vector256<uint> mask = Vector256.Create(0xFFFFu);
            (high >> 16).AsInt32().StoreUnsafe(ref values, i);
            (high & mask).AsInt32().StoreUnsafe(ref values, 32 + i);
            (low >> 16).AsInt32().StoreUnsafe(ref values, 64 + i);
            (low & mask).AsInt32().StoreUnsafe(ref values, 96 + i);
        }
    }

    private static void Spread32(ulong* words, ref int values)
    {
        for (nuint i = 0; i < 64; i += 8)
        {
            Split(words + i, out Vector256<uint> high, out Vector256<uint> low);
            high.AsInt32().StoreUnsafe(ref values, i);
            low.AsInt32().StoreUnsafe(ref values, 64 + i);
        }
    }

    /// <summary>The upper and the lower halves of eight words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(ulong* words, out Vector256<uint> high, out Vector256<uint> low)
    {
        Vector256<ulong> a = Vector256.Load(words);
        Vector256<ulong> b = Vector256.Load(words + 4);
        high = Vector256.Narrow(a >> 32, b >> 32);
        low = Vector256.Narrow(a, b);
    }

    /// <summary>Puts the values into lanes: word i holds values i, W + i, 2W + i, ... from the highest lane down.</summary>
    private static void Gather(ReadOnlySpan<int> values, int lane, Span<ulong> words)
    {
        int wordCount = lane * 2;
        for (int i = 0; i < wordCount; i++)
        {
            ulong word = 0;
            for (int at = i; at < BlockSize; at += wordCount)
            {
                word = (word << lane) | (uint)values[at];
            }

            words[i] = word;
        }
    }
}
