using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>The distinct values of a column, sorted and numbered, as a meta entry describes them (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class TermsDictionary
{
    private readonly AddressesEntry _blocks;
    private readonly AddressesEntry _index;
    private readonly long _indexOffset;
    private readonly long _indexLength;

    private TermsDictionary(ref DataReader meta)
    {
        Count = meta.ReadVInt64();
        BlockShift = meta.ReadInt32();
        int monotonicShift = meta.ReadInt32();
        if (BlockShift is < 0 or > 16)
        {
            throw meta.Corrupt($"a dictionary in blocks of 2^{BlockShift} terms");
        }

        BlockCount = ((Count - 1) >> BlockShift) + 1;
        DirectMonotonicMeta blocks = DirectMonotonicMeta.Read(ref meta, BlockCount, monotonicShift);
        MaxLength = meta.ReadInt32();
        TermsOffset = meta.ReadInt64();
        TermsLength = meta.ReadInt64();
        _blocks = new AddressesEntry(blocks, meta.ReadInt64(), meta.ReadInt64());

        IndexShift = meta.ReadInt32();
        if (IndexShift < BlockShift || IndexShift > 30)
        {
            throw meta.Corrupt($"a dictionary with an index of every 2^{IndexShift}th term");
        }

        IndexCount = ((Count - 1) >> IndexShift) + 1;
        DirectMonotonicMeta index = DirectMonotonicMeta.Read(ref meta, IndexCount + 1, monotonicShift);
        _indexOffset = meta.ReadInt64();
        _indexLength = meta.ReadInt64();
        _index = new AddressesEntry(index, meta.ReadInt64(), meta.ReadInt64());
    }

    /// <summary>Number of terms.</summary>
    public long Count { get; }

    public long BlockCount { get; }

    public int BlockShift { get; }

    public long IndexCount { get; }

    public int IndexShift { get; }

    /// <summary>Bytes of the longest term.</summary>
    public int MaxLength { get; }

    public long TermsOffset { get; }

    public long TermsLength { get; }

    public static TermsDictionary Read(ref DataReader meta) => new(ref meta);

    /// <summary>A cursor before the first term.</summary>
    /// <exception cref="CorruptIndexException">Parts of the dictionary lie outside the file.</exception>
    public TermsDictionaryCursor Open(IndexInput data)
    {
        if (TermsOffset < 0 || TermsLength < 0 || TermsOffset > data.Length - TermsLength)
        {
            throw data.OutOfRange(TermsOffset, TermsLength);
        }

        if (_indexOffset < 0 || _indexLength < 0 || _indexOffset > data.Length - _indexLength)
        {
            throw data.OutOfRange(_indexOffset, _indexLength);
        }

        return MaxLength < 0 || MaxLength > TermsLength
            ? throw new CorruptIndexException(data.Name, $"terms of up to {MaxLength} bytes in a dictionary of {TermsLength}")
            : new TermsDictionaryCursor(this, data, _blocks.Open(data), _index.Open(data), _indexOffset, _indexLength);
    }
}
