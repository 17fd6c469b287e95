using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of byte strings as its meta entry describes it (see <see cref="DocValuesFormat"/>).</summary>
internal sealed class BinaryEntry
{
    private readonly DocsWithField _docs;
    private readonly int _count;
    private readonly AddressesEntry? _addresses;
    private readonly bool _compressed;

    private BinaryEntry(ref DataReader meta, bool compressed)
    {
        Offset = meta.ReadInt64();
        Length = meta.ReadInt64();
        _docs = DocsWithField.Read(ref meta);
        _count = meta.ReadInt32();
        int minLength = meta.ReadInt32();
        MaxLength = meta.ReadInt32();
        if (_count < 0 || MaxLength < 0 || (_count > 0 && minLength > MaxLength))
        {
            throw meta.Corrupt($"{_count} values of {minLength} to {MaxLength} bytes");
        }

        _compressed = compressed;
        if (compressed && _count > 0)
        {
            long offset = meta.ReadInt64();
            int chunks = meta.ReadVInt32();
            ChunkShift = meta.ReadVInt32();
            MaxChunkLength = meta.ReadVInt32();
            if (ChunkShift is < 0 or > 16 || MaxChunkLength < 0 || chunks != (_count + (1L << ChunkShift) - 1) >> ChunkShift)
            {
                throw meta.Corrupt($"{chunks} chunks of 2^{ChunkShift} values and at most {MaxChunkLength} bytes for {_count} values");
            }

            DirectMonotonicMeta blocks = DirectMonotonicMeta.Read(ref meta, chunks, meta.ReadVInt32());
            _addresses = new AddressesEntry(blocks, offset, meta.ReadInt64());
        }
        else if (minLength < MaxLength)
        {
            _addresses = AddressesEntry.Read(ref meta, _count + 1L);
        }
    }

    public long Offset { get; }

    public long Length { get; }

    public int MaxLength { get; }

    public int ChunkShift { get; }

    public int MaxChunkLength { get; }

    public static BinaryEntry Read(ref DataReader meta, bool compressed) => new(ref meta, compressed);

    public BinaryDocValues Open(IndexInput data, int maxDoc)
    {
        if (_docs.IsNone)
        {
            return new BinaryColumn<DenseDocs>(new DenseDocs(0), data, this, null);
        }

        if (Offset < 0 || Length < 0 || Offset > data.Length - Length)
        {
            throw data.OutOfRange(Offset, Length);
        }

        DirectMonotonicReader? addresses = _addresses?.Open(data);
        if (_compressed)
        {
            var chunks = new CompressedChunks(data, this, addresses!);
            return _docs.IsAll
                ? new CompressedBinaryColumn<DenseDocs>(new DenseDocs(maxDoc), chunks)
                : new CompressedBinaryColumn<SparseDocs>(new SparseDocs(_docs.Open(data, maxDoc, _count)), chunks);
        }

        return _docs.IsAll
            ? new BinaryColumn<DenseDocs>(new DenseDocs(maxDoc), data, this, addresses)
            : new BinaryColumn<SparseDocs>(new SparseDocs(_docs.Open(data, maxDoc, _count)), data, this, addresses);
    }
}
