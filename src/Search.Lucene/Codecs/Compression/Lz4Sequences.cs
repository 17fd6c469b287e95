using System.Numerics;
using System.Runtime.CompilerServices;

namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// What the encoders of LZ4 share: writing sequences (grammar: <see cref="Lz4"/>), comparing matches, and the format's rules for the end of a block.
/// </summary>
internal static unsafe class Lz4Sequences
{
    /// <summary>So many bytes at the end of a block are literals.</summary>
    public const int LastLiterals = 5;

    /// <summary>The last match begins at least so many bytes before the end.</summary>
    public const int LastMatchStart = 12;

    private const int LongLength = 15;

    /// <summary>Bytes that so many raw ones can take at most.</summary>
    public static int MaxLength(int length) => checked(length + (length / 255) + 16);

    /// <summary>Writes literals and the match behind them; returns the place behind what was written.</summary>
    public static byte* WriteSequence(byte* output, byte* literals, int count, int distance, int matched)
    {
        int code = matched - Lz4.MinMatch;
        *output++ = (byte)((Math.Min(count, LongLength) << 4) | Math.Min(code, LongLength));
        output = WriteLiterals(output, literals, count);
        *output++ = (byte)distance;
        *output++ = (byte)(distance >> 8);
        return code >= LongLength ? WriteLength(output, code - LongLength) : output;
    }

    /// <summary>Writes the literals that end a block; returns the place behind them.</summary>
    public static byte* WriteLast(byte* output, byte* literals, int count)
    {
        *output++ = (byte)(Math.Min(count, LongLength) << 4);
        return WriteLiterals(output, literals, count);
    }

    /// <summary>How many bytes are equal; the later ones end before <paramref name="end"/>.</summary>
    public static int CommonLength(byte* earlier, byte* later, byte* end)
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

    private static byte* WriteLiterals(byte* output, byte* literals, int count)
    {
        if (count >= LongLength)
        {
            output = WriteLength(output, count - LongLength);
        }

        Unsafe.CopyBlockUnaligned(output, literals, (uint)count);
        return output + count;
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
}
