using Search.Lucene.Codecs.Packed;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Compression;

/// <summary>Finds the chunk of a document. Format: <see cref="ChunkIndexWriter"/>. Thread-safe.</summary>
internal sealed class ChunkIndexReader : IDisposable
{
    private readonly IndexInput _input;
    private readonly DirectMonotonicReader _docs;
    private readonly DirectMonotonicReader _starts;

    /// <param name="state">The segment.</param>
    /// <param name="extension">Of the index file.</param>
    /// <param name="name">Codec name without "Idx".</param>
    /// <param name="meta">Stands on the meta part; stands behind it afterwards.</param>
    /// <param name="data">The chunked file.</param>
    public ChunkIndexReader(SegmentReadState state, string extension, string name, ref DataReader meta, IndexInput data)
    {
        int maxDoc = meta.ReadInt32();
        int blockShift = meta.ReadInt32();
        int count = meta.ReadInt32();
        long docsStart = meta.ReadInt64();
        DirectMonotonicMeta docs = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsStart = meta.ReadInt64();
        DirectMonotonicMeta starts = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsEnd = meta.ReadInt64();
        MaxPointer = meta.ReadInt64();
        ChunkCount = count - 1;
        if (maxDoc != state.Segment.MaxDoc || ChunkCount < 0 || ChunkCount > maxDoc || MaxPointer < 0 || MaxPointer > data.Length - CodecFile.FooterLength)
        {
            throw meta.Corrupt($"{ChunkCount} chunks of {maxDoc} documents in {MaxPointer} bytes");
        }

        _input = state.Open(extension);
        try
        {
            DataReader header = _input.OpenReader();
            CodecFile.CheckIndexHeader(ref header, name + "Idx", ChunkIndexWriter.Version, ChunkIndexWriter.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(_input);
            _docs = docs.Open(_input, docsStart, startsStart - docsStart);
            _starts = starts.Open(_input, startsStart, startsEnd - startsStart);
            if (_docs[0] != 0 || _docs[ChunkCount] != maxDoc || _starts[ChunkCount] != MaxPointer)
            {
                throw new CorruptIndexException(_input.Name, "the index of chunks does not span the segment");
            }
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    public int ChunkCount { get; }

    /// <summary>End of the last chunk.</summary>
    public long MaxPointer { get; }

    /// <summary>Chunk that holds the document.</summary>
    public int Find(int doc)
    {
        long chunk = _docs.FindFloor(doc);
        return chunk >= 0 && chunk < ChunkCount ? (int)chunk : throw Damaged(chunk);
    }

    /// <summary>First document and number of documents of a chunk, and where it lies.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public void Get(int chunk, out int firstDoc, out int docCount, out long start, out long end)
    {
        long first = _docs[chunk];
        long next = _docs[chunk + 1L];
        start = _starts[chunk];
        end = _starts[chunk + 1L];
        if (first < 0 || next <= first || next > int.MaxValue || start < 0 || end < start || end > MaxPointer)
        {
            throw Damaged(chunk);
        }

        firstDoc = (int)first;
        docCount = (int)(next - first);
    }

    public void CheckIntegrity() => CodecFile.VerifyChecksum(_input);

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private CorruptIndexException Damaged(long chunk) => new(_input.Name, $"the entry of chunk {chunk} of {ChunkCount} is impossible");
}
