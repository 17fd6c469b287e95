using System.Numerics;
using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// Encodes LZ4 blocks (grammar: <see cref="Lz4"/>), greedily, with one remembered place per hash of four bytes. Reusable; not
/// thread-safe. The last match begins at least 12 bytes before the end and the last 5 bytes are literals, as the format demands.
/// </summary>
internal sealed unsafe class Lz4Compressor
{
    private const int HashBits = 14;
    private const uint HashFactor = 2654435761;
    private const int LastLiterals = 5;
    private const int LastMatchStart = 12;
    private const int LongLength = 15;

    /// <summary>Misses after which the search begins to take longer steps: binary logarithm.</summary>
    private const int SkipTrigger = 6;

    /// <summary>
    /// The lower half of the last place of each hash: no match is farther away, and the table fits the first cache. Never cleared:
    /// places are checked against the bytes before they are used.
    /// </summary>
    private readonly ushort[] _places = new ushort[1 << HashBits];

    /// <summary>Bytes that so many raw ones can take at most.</summary>
    public static int MaxLength(int length) => checked(length + (length / 255) + 16);

    /// <summary>Compresses what follows the dictionary.</summary>
    /// <param name="bytes">Dictionary (at most 64 KB), then the block.</param>
    /// <param name="dictionaryLength">Bytes of the dictionary.</param>
    /// <param name="target">At least <see cref="MaxLength"/> of the block's length.</param>
    /// <returns>Bytes written.</returns>
    public int Compress(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)dictionaryLength, (uint)Math.Min(bytes.Length, Lz4.MaxDistance), nameof(dictionaryLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, MaxLength(bytes.Length - dictionaryLength), nameof(target));
        fixed (byte* start = bytes)
        fixed (byte* output = target)
        fixed (ushort* places = _places)
        {
            return (int)(Compress(start, dictionaryLength, bytes.Length, output, places) - output);
        }
    }

    private static byte* Compress(byte* start, int dictionaryLength, int length, byte* output, ushort* places)
    {
        byte* anchor = start + dictionaryLength;
        byte* end = start + length;
        if (length - dictionaryLength >= LastMatchStart)
        {
            byte* lastMatch = end - LastMatchStart;
            for (int i = 0; i < dictionaryLength; i++)
            {
                places[Hash(start + i)] = (ushort)i;
            }

            byte* matchEnd = end - LastLiterals;
            byte* at = anchor;
            int misses = 1 << SkipTrigger;
            while (at <= lastMatch)
            {
                uint hash = Hash(at);
                int here = (int)(at - start);
                int distance = (ushort)(here - places[hash]);
                places[hash] = (ushort)here;
                byte* match = at - distance;
                if (distance == 0 || distance > here || Read32(match) != Read32(at))
                {
                    at += misses++ >> SkipTrigger;
                    continue;
                }

                while (at > anchor && match > start && at[-1] == match[-1])
                {
                    at--;
                    match--;
                }

                int matched = Lz4.MinMatch + CommonLength(match + Lz4.MinMatch, at + Lz4.MinMatch, matchEnd);
                output = WriteSequence(output, anchor, (int)(at - anchor), (int)(at - match), matched);
                at += matched;
                anchor = at;
                misses = 1 << SkipTrigger;
                if (at <= lastMatch)
                {
                    places[Hash(at - 2)] = (ushort)(at - 2 - start);
                }
            }
        }

        int rest = (int)(end - anchor);
        *output++ = (byte)(Math.Min(rest, LongLength) << 4);
        return WriteLiterals(output, anchor, rest);
    }

    private static byte* WriteSequence(byte* output, byte* anchor, int literals, int distance, int matched)
    {
        int code = matched - Lz4.MinMatch;
        *output++ = (byte)((Math.Min(literals, LongLength) << 4) | Math.Min(code, LongLength));
        output = WriteLiterals(output, anchor, literals);
        *output++ = (byte)distance;
        *output++ = (byte)(distance >> 8);
        return code >= LongLength ? WriteLength(output, code - LongLength) : output;
    }

    private static byte* WriteLiterals(byte* output, byte* anchor, int literals)
    {
        if (literals >= LongLength)
        {
            output = WriteLength(output, literals - LongLength);
        }

        Unsafe.CopyBlockUnaligned(output, anchor, (uint)literals);
        return output + literals;
    }

    private static byte* WriteLength(byte* output, int length)
    {
        for (; length >= byte.MaxValue; length -= byte.MaxValue)
        {
            *output++ = byte.MaxValue;
        }

        *output++ = (byte)length;
        return output;
    }

    private static int CommonLength(byte* earlier, byte* later, byte* end)
    {
        byte* begin = later;
        while (end - later >= sizeof(ulong))
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(earlier) ^ Unsafe.ReadUnaligned<ulong>(later);
            if (difference != 0)
            {
                int equal = BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference);
                return (int)(later - begin) + (equal >> 3);
            }

            earlier += sizeof(ulong);
            later += sizeof(ulong);
        }

        while (later < end && *earlier == *later)
        {
            earlier++;
            later++;
        }

        return (int)(later - begin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read32(byte* at) => Unsafe.ReadUnaligned<uint>(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(byte* at) => (Read32(at) * HashFactor) >> (32 - HashBits);
}
