using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>
/// Unsigned integers of 1 to 64 bits each, back to back, most significant bit first, the last byte filled up with zeros:
/// <code>packed = value:bits(b)[count] zero:bits(0..7)</code>
/// Format: Apache Lucene 8.8, PackedInts.Format.PACKED (byte-aligned, without header).
/// </summary>
internal static class BitPacking
{
    /// <summary>Version that Lucene writes into the headers of files that hold packed integers (monotonic without zig-zag).</summary>
    public const int Version = 2;

    /// <summary>Greatest width whose value always lies within the 8 bytes from its first byte on.</summary>
    private const int MaxSingleLoadBits = 57;

    /// <summary>Bits that hold the value taken as unsigned; at least 1.</summary>
    public static int BitsRequired(long value) => Math.Max(1, 64 - BitOperations.LeadingZeroCount((ulong)value));

    /// <summary>Greatest value of so many bits, as the two's complement of an unsigned one.</summary>
    public static ulong MaxValue(int bits) => bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;

    /// <summary>Bytes that <paramref name="count"/> values take.</summary>
    /// <exception cref="OverflowException">More than 2^63 bits.</exception>
    public static long ByteCount(long count, int bits) => (long)((UInt128)(ulong)count * (uint)bits + 7 >> 3);

    /// <summary>Writes all values with <paramref name="bits"/> bits each.</summary>
    public static void Write(DataOutput output, ReadOnlySpan<long> values, int bits)
    {
        // Multiples of 8 values end on a byte, so chunks join without a seam.
        const int Chunk = 512;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Chunk * sizeof(long));
        while (!values.IsEmpty)
        {
            ReadOnlySpan<long> chunk = values[..Math.Min(Chunk, values.Length)];
            output.WriteBytes(bytes.AsSpan(0, Encode(chunk, bits, bytes)));
            values = values[chunk.Length..];
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <inheritdoc cref="Write(DataOutput, ReadOnlySpan{long}, int)"/>
    public static void Write(DataOutput output, ReadOnlySpan<int> values, int bits)
    {
        Span<long> wide = stackalloc long[64];
        while (!values.IsEmpty)
        {
            int count = Math.Min(wide.Length, values.Length);
            for (int i = 0; i < count; i++)
            {
                wide[i] = (uint)values[i];
            }

            Write(output, wide[..count], bits);
            values = values[count..];
        }
    }

    /// <summary>Reads as many values of <paramref name="bits"/> bits (0 to 64) as the target holds.</summary>
    /// <exception cref="CorruptIndexException">The file ends before, or the width is none.</exception>
    public static void Read(ref DataReader reader, int bits, Span<long> values)
    {
        CheckWidth(ref reader, bits, 64);
        Decode(ReadPacked(ref reader, bits, values.Length), bits, values);
    }

    /// <summary>Reads as many values of <paramref name="bits"/> bits (0 to 32) as the target holds.</summary>
    /// <exception cref="CorruptIndexException">The file ends before, or the width is none.</exception>
    public static void Read(ref DataReader reader, int bits, Span<int> values)
    {
        CheckWidth(ref reader, bits, 32);
        Decode(ReadPacked(ref reader, bits, values.Length), bits, values);
    }

    /// <summary>Passes over values without decoding them.</summary>
    /// <exception cref="CorruptIndexException">The file ends before, or the width is none.</exception>
    public static void Skip(ref DataReader reader, int bits, long count)
    {
        CheckWidth(ref reader, bits, 64);
        reader.Skip(ByteCount(count, bits));
    }

    /// <summary>Packs the values; bits above the width must be clear. Returns the number of bytes written.</summary>
    public static int Encode(ReadOnlySpan<long> values, int bits, Span<byte> target)
    {
        int at = 0;
        ulong pending = 0;
        int free = 64;
        foreach (long v in values)
        {
            ulong value = (ulong)v;
            if (bits < free)
            {
                free -= bits;
                pending |= value << free;
            }
            else
            {
                int over = bits - free;
                BinaryPrimitives.WriteUInt64BigEndian(target[at..], pending | (value >> over));
                at += sizeof(ulong);
                free = 64 - over;
                pending = over == 0 ? 0 : value << free;
            }
        }

        for (; free < 64; free += 8)
        {
            target[at++] = (byte)(pending >> 56);
            pending <<= 8;
        }

        return at;
    }

    /// <summary>Unpacks values of 0 to 64 bits; <paramref name="source"/> holds at least their <see cref="ByteCount"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> source, int bits, Span<long> values)
    {
        RequireBytes(source, bits, values.Length);
        ref byte first = ref MemoryMarshal.GetReference(source);
        int fast = bits <= MaxSingleLoadBits ? SingleLoads(source.Length, bits, values.Length) : 0;
        ulong mask = MaxValue(bits);
        for (int i = 0; i < fast; i++)
        {
            long bit = (long)i * bits;
            values[i] = (long)((Load(ref first, bit) << (int)(bit & 7) >> (64 - bits)) & mask);
        }

        for (int i = fast; i < values.Length; i++)
        {
            values[i] = (long)DecodeOne(source, (long)i * bits, bits);
        }
    }

    /// <summary>Unpacks values of 0 to 32 bits; <paramref name="source"/> holds at least their <see cref="ByteCount"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> source, int bits, Span<int> values)
    {
        RequireBytes(source, bits, values.Length);
        ref byte first = ref MemoryMarshal.GetReference(source);
        int fast = SingleLoads(source.Length, bits, values.Length);
        ulong mask = MaxValue(bits);
        for (int i = 0; i < fast; i++)
        {
            long bit = (long)i * bits;
            values[i] = (int)((Load(ref first, bit) << (int)(bit & 7) >> (64 - bits)) & mask);
        }

        for (int i = fast; i < values.Length; i++)
        {
            values[i] = (int)DecodeOne(source, (long)i * bits, bits);
        }
    }

    /// <summary>How many values from the first on can be read by eight-byte loads that stay inside the source.</summary>
    private static int SingleLoads(int sourceLength, int bits, int count)
    {
        if (sourceLength < sizeof(ulong) || bits == 0)
        {
            return 0;
        }

        long lastBit = ((long)(sourceLength - sizeof(ulong)) << 3) + 7;
        return (int)Math.Min(count, lastBit / bits + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(ref byte first, long bit) =>
        BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref first, (nint)(bit >> 3))));

    private static ulong DecodeOne(ReadOnlySpan<byte> source, long bit, int bits)
    {
        ulong value = 0;
        for (int left = bits; left > 0;)
        {
            int inByte = 8 - (int)(bit & 7);
            int take = Math.Min(left, inByte);
            value = (value << take) | ((uint)(source[(int)(bit >> 3)] >> (inByte - take)) & ((1u << take) - 1));
            bit += take;
            left -= take;
        }

        return value;
    }

    private static ReadOnlySpan<byte> ReadPacked(ref DataReader reader, int bits, int count)
    {
        long length = ByteCount(count, bits);
        return length <= reader.Remaining
            ? reader.ReadBytes((int)length)
            : throw reader.Corrupt($"{count} packed values of {bits} bits exceed what is left of the file");
    }

    private static void CheckWidth(ref DataReader reader, int bits, int max)
    {
        if ((uint)bits > (uint)max)
        {
            throw reader.Corrupt($"{bits} bits a value, where at most {max} are possible");
        }
    }

    private static void RequireBytes(ReadOnlySpan<byte> source, int bits, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bits, 64u, nameof(bits));
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, ByteCount(count, bits), nameof(source));
    }
}
