using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Packed;

/// <summary>The blocks of a monotonic sequence as its meta file lists them, before the data are known. Immutable.</summary>
internal sealed class DirectMonotonicMeta
{
    /// <summary>Bytes of a block in the meta file.</summary>
    private const int BlockLength = 8 + 4 + 8 + 1;

    private readonly Block[] _blocks;

    private DirectMonotonicMeta(long count, int blockShift, Block[] blocks)
    {
        Count = count;
        BlockShift = blockShift;
        _blocks = blocks;
    }

    public long Count { get; }

    public int BlockShift { get; }

    /// <summary>Reads what <see cref="DirectMonotonicWriter"/> wrote for <paramref name="count"/> values.</summary>
    /// <exception cref="CorruptIndexException">The bytes hold no such sequence.</exception>
    public static DirectMonotonicMeta Read(ref DataReader meta, long count, int blockShift)
    {
        if (count < 0 || blockShift is < DirectMonotonicWriter.MinBlockShift or > DirectMonotonicWriter.MaxBlockShift)
        {
            throw meta.Corrupt($"a monotonic sequence of {count} values in blocks of 2^{blockShift}");
        }

        long blockCount = (count >> blockShift) + ((count & ((1L << blockShift) - 1)) != 0 ? 1 : 0);
        if (blockCount > meta.Remaining / BlockLength)
        {
            throw meta.Corrupt($"{blockCount} blocks of a monotonic sequence exceed what is left of the file");
        }

        var blocks = new Block[blockCount];
        foreach (ref Block block in blocks.AsSpan())
        {
            long min = meta.ReadInt64();
            float slope = BitConverter.Int32BitsToSingle(meta.ReadInt32());
            block = new Block(min, slope, meta.ReadInt64(), meta.ReadByte());
        }

        return new DirectMonotonicMeta(count, blockShift, blocks);
    }

    /// <summary>Opens the data, which begin at <paramref name="offset"/> of the file and take <paramref name="length"/> bytes.</summary>
    /// <exception cref="CorruptIndexException">A block lies outside these bytes.</exception>
    public DirectMonotonicReader Open(IndexInput data, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > data.Length - length)
        {
            throw data.OutOfRange(offset, length);
        }

        var lines = new DirectMonotonicReader.Line[_blocks.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            Block block = _blocks[i];
            long inBlock = Math.Min(Count - ((long)i << BlockShift), 1L << BlockShift);
            if (block.Bits != 0 && (block.Offset < 0 || block.Offset > length - DirectWriter.ByteCount(inBlock, block.Bits)))
            {
                throw data.OutOfRange(offset + block.Offset, DirectWriter.ByteCount(inBlock, block.Bits));
            }

            lines[i] = new(block.Min, block.Slope, new DirectReader(data, offset + block.Offset, block.Bits, inBlock));
        }

        return new DirectMonotonicReader(data, Count, BlockShift, lines);
    }

    private readonly record struct Block(long Min, float Slope, long Offset, byte Bits);
}
