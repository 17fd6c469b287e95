using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>Where the values of each document begin, as a meta entry describes it.</summary>
internal sealed class AddressesEntry
{
    private readonly DirectMonotonicMeta _blocks;
    private readonly long _offset;
    private readonly long _length;
    private DirectMonotonicReader? _reader;

    public AddressesEntry(DirectMonotonicMeta blocks, long offset, long length)
    {
        _blocks = blocks;
        _offset = offset;
        _length = length;
    }

    public static AddressesEntry Read(ref DataReader meta, long count)
    {
        long offset = meta.ReadInt64();
        DirectMonotonicMeta blocks = DirectMonotonicMeta.Read(ref meta, count, meta.ReadVInt32());
        return new AddressesEntry(blocks, offset, meta.ReadInt64());
    }

    /// <summary>Opened once and shared.</summary>
    public DirectMonotonicReader Open(IndexInput data) => _reader ??= _blocks.Open(data, _offset, _length);
}
