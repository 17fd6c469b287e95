using System.Runtime.CompilerServices;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Moves blocks of <see cref="BlockPacking"/> between files and arrays, checking bounds.</summary>
internal static unsafe class PackedBlock
{
    [SkipLocalsInit]
    public static void Decode(ref DataReader reader, int bits, ref int values)
    {
        int length = Length(ref reader, bits);
        byte* source = reader.Current;
        if (reader.Remaining < length + BlockPacking.ReadSlack)
        {
            byte* copy = stackalloc byte[BlockPacking.MaxBits * 16 + BlockPacking.ReadSlack];
            Unsafe.CopyBlockUnaligned(copy, source, (uint)length);
            BlockPacking.Decode(bits, copy, ref values);
        }
        else
        {
            BlockPacking.Decode(bits, source, ref values);
        }

        reader.Skip(length);
    }

    public static void Skip(ref DataReader reader, int bits) => reader.Skip(Length(ref reader, bits));

    [SkipLocalsInit]
    public static void Encode(DataOutput output, ReadOnlySpan<int> values, int bits)
    {
        Span<byte> packed = stackalloc byte[BlockPacking.ByteCount(bits)];
        BlockPacking.Encode(values, bits, packed);
        output.WriteBytes(packed);
    }

    private static int Length(ref DataReader reader, int bits)
    {
        if (bits is <= 0 or > BlockPacking.MaxBits)
        {
            throw reader.Corrupt($"a block of {bits} bits a value");
        }

        int length = BlockPacking.ByteCount(bits);
        return length <= reader.Remaining ? length : throw reader.Corrupt($"a block of {length} bytes reaches behind the end");
    }
}
