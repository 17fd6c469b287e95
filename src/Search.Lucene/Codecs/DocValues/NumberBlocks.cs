using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Random access to blocks of numbers that each have their own width. Not thread-safe.</summary>
internal sealed class NumberBlocks(IndexInput data, NumericEntry entry)
{
    private long _block = -1;
    private long _min;
    private DirectReader _packed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Get(long index)
    {
        if (index >> entry.BlockShift != _block)
        {
            Load(index);
        }

        return _min + (entry.Gcd * _packed[index & ((1L << entry.BlockShift) - 1)]);
    }

    private void Load(long index)
    {
        if (index < 0 || index >= entry.Count)
        {
            throw new CorruptIndexException(data.Name, $"value {index} of {entry.Count} is asked for");
        }

        long block = index >> entry.BlockShift;
        DataReader reader = data.OpenReader(entry.JumpOffset + (block * sizeof(long)));
        reader.Seek(reader.ReadInt64());
        int bits = reader.ReadByte();
        long min = reader.ReadInt64();
        if (bits != 0)
        {
            reader.Skip(sizeof(int));
        }

        long count = Math.Min(1L << entry.BlockShift, entry.Count - (block << entry.BlockShift));
        _packed = new DirectReader(data, reader.Position, bits, count);
        _min = min;
        _block = block;
    }
}
