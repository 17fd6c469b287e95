using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// A block of 128 non-negative integers, of which up to three may need up to eight bits more than the others.
/// <code>
/// block     = token:byte values exception*        (token: number of exceptions in the upper 3 bits, bits in the lower 5)
/// values    = packed:byte[16 * bits] | value:vlong   (bits 0: all are that value)
/// exception = index:byte high:byte                (value[index] |= high &lt;&lt; bits)
/// </code>
/// Format: Apache Lucene 8.8, PForUtil.
/// </summary>
internal static class PatchedBlock
{
    private const int MaxExceptions = 3;
    private const int ExceptionBits = 8;
    private const int BitsMask = 0x1F;
    private const int ExceptionShift = 5;

    public static void Read(ref DataReader reader, Span<int> values)
    {
        values = values[..BlockPacking.BlockSize];
        int token = reader.ReadByte();
        int bits = token & BitsMask;
        if (bits == 0)
        {
            values.Fill((int)reader.ReadVInt64());
        }
        else
        {
            PackedBlock.Decode(ref reader, bits, ref MemoryMarshal.GetReference(values));
        }

        for (int i = token >> ExceptionShift; i > 0; i--)
        {
            int index = reader.ReadByte();
            int high = reader.ReadByte();
            if (index >= BlockPacking.BlockSize)
            {
                throw reader.Corrupt($"an exception at {index} of a block");
            }

            values[index] |= high << bits;
        }
    }

    public static void Skip(ref DataReader reader)
    {
        int token = reader.ReadByte();
        int bits = token & BitsMask;
        if (bits == 0)
        {
            reader.ReadVInt64();
        }
        else
        {
            PackedBlock.Skip(ref reader, bits);
        }

        reader.Skip(2 * (token >> ExceptionShift));
    }

    /// <summary>Writes 128 non-negative values.</summary>
    [SkipLocalsInit]
    public static void Write(DataOutput output, ReadOnlySpan<int> values)
    {
        Span<int> counts = stackalloc int[33];
        counts.Clear();
        foreach (int value in values)
        {
            counts[Bits(value)]++;
        }

        int maxBits = BlockPacking.MaxBits;
        while (counts[maxBits] == 0)
        {
            maxBits--;
        }

        int bits = maxBits;
        for (int exceptions = counts[bits]; bits > 1 && exceptions <= MaxExceptions; exceptions += counts[bits])
        {
            bits--;
        }

        bits = Math.Max(bits, maxBits - ExceptionBits);
        int limit = (int)((1L << bits) - 1);

        Span<int> low = stackalloc int[BlockPacking.BlockSize];
        Span<byte> exceptionBytes = stackalloc byte[2 * MaxExceptions];
        int used = 0;
        bool allEqual = true;
        for (int i = 0; i < low.Length; i++)
        {
            int value = values[i];
            if (value > limit)
            {
                exceptionBytes[used++] = (byte)i;
                exceptionBytes[used++] = (byte)(value >> bits);
                value &= limit;
            }

            low[i] = value;
            allEqual &= value == low[0];
        }

        int exceptionToken = (used / 2) << ExceptionShift;
        if (allEqual && maxBits <= ExceptionBits)
        {
            for (int i = 1; i < used; i += 2)
            {
                exceptionBytes[i] <<= bits;
            }

            output.WriteByte((byte)exceptionToken);
            output.WriteVInt64(low[0]);
        }
        else
        {
            output.WriteByte((byte)(exceptionToken | bits));
            PackedBlock.Encode(output, low, bits);
        }

        output.WriteBytes(exceptionBytes[..used]);
    }

    private static int Bits(int value) => 32 - BitOperations.LeadingZeroCount((uint)value | 1);
}
