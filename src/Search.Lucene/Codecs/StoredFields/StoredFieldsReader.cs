using Search.Lucene.Codecs.Compression;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>
/// Reads the stored fields of a segment. Thread-safe: each call takes a decoded chunk out of a small pool and puts it back, so
/// that documents of one chunk are decoded once. Format: <see cref="StoredFieldsFormat"/>.
/// </summary>
internal sealed class StoredFieldsReader : IDisposable
{
    private const int MaxPooledChunks = 8;

    private readonly IndexInput _data;
    private readonly ChunkIndexReader _index;
    private readonly StoredFieldsChunk?[] _pool = new StoredFieldsChunk?[Math.Clamp(Environment.ProcessorCount, 1, MaxPooledChunks)];

    /// <summary>Opens the files; the meta file's checksum is verified, the others' by <see cref="CheckIntegrity"/>.</summary>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public StoredFieldsReader(SegmentReadState state)
    {
        Fields = state.Fields;
        MaxDoc = state.Segment.MaxDoc;
        Mode = StoredFieldsFormat.ModeOf(state.Segment);
        _data = state.Open(StoredFieldsFormat.DataExtension);
        try
        {
            DataReader header = _data.OpenReader();
            CodecFile.CheckIndexHeader(ref header, StoredFieldsFormat.DataCodec(Mode), StoredFieldsFormat.Version, StoredFieldsFormat.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(_data);
            using IndexInput metaInput = state.Open(StoredFieldsFormat.MetaExtension);
            CodecFile.VerifyChecksum(metaInput);
            DataReader meta = metaInput.OpenReader();
            CodecFile.CheckIndexHeader(ref meta, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.Version, StoredFieldsFormat.Version, state.Segment.Id, state.Suffix);
            ChunkSize = meta.ReadVInt32();
            int packed = meta.ReadVInt32();
            if (ChunkSize <= 0 || packed != Packed.BitPacking.Version)
            {
                throw meta.Corrupt($"chunks of {ChunkSize} bytes, packed integers of version {packed}");
            }

            _index = new ChunkIndexReader(state, StoredFieldsFormat.IndexExtension, StoredFieldsFormat.IndexName, ref meta, _data);
            DirtyChunks = meta.ReadVInt64();
            DirtyDocs = meta.ReadVInt64();
            CodecFile.CheckAtFooter(ref meta);
        }
        catch
        {
            _data.Dispose();
            _index?.Dispose();
            throw;
        }
    }

    public int MaxDoc { get; }

    internal FieldInfos Fields { get; }

    internal StoredFieldsMode Mode { get; }

    /// <summary>Raw bytes of a slice.</summary>
    internal int ChunkSize { get; }

    internal int ChunkCount => _index.ChunkCount;

    /// <summary>Chunks that were closed before they were full.</summary>
    internal long DirtyChunks { get; }

    /// <summary>Documents that dirty chunks have room for.</summary>
    internal long DirtyDocs { get; }

    internal IndexInput Data => _data;

    internal ChunkIndexReader Index => _index;

    /// <summary>Shows the stored fields of a document to the visitor, in the order in which they were added.</summary>
    /// <exception cref="CorruptIndexException">The document's bytes are damaged.</exception>
    public void Visit(int doc, StoredFieldVisitor visitor)
    {
        StoredFieldsChunk chunk = Take(doc);
        try
        {
            new StoredDocument(chunk, _data.Name, doc).Visit(Fields, visitor);
        }
        finally
        {
            Return(chunk);
        }
    }

    /// <summary>Verifies the checksums of data and index.</summary>
    public void CheckIntegrity()
    {
        CodecFile.VerifyChecksum(_data);
        _index.CheckIntegrity();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        _index.Dispose();
    }

    /// <summary>Appends a document's bytes; returns the number of its fields.</summary>
    internal int CopyDocument(int doc, MemoryOutput target)
    {
        StoredFieldsChunk chunk = Take(doc);
        try
        {
            (int start, int length) = chunk.Place(doc, out int fieldCount);
            if (length > 0)
            {
                chunk.Decode(start, start + length);
                target.WriteBytes(chunk.Raw(start, length));
            }

            return fieldCount;
        }
        finally
        {
            Return(chunk);
        }
    }

    /// <summary>A chunk without the first document and count in front of it.</summary>
    internal ReadOnlySpan<byte> RawChunk(int chunk, out int docCount, out bool sliced)
    {
        _index.Get(chunk, out int firstDoc, out docCount, out long start, out long end);
        DataReader reader = _data.OpenReader(start);
        sliced = StoredFieldsChunk.ReadToken(ref reader, firstDoc, docCount);
        long length = end - reader.Position;
        return length is >= 0 and <= int.MaxValue ? reader.ReadBytes((int)length) : throw reader.Corrupt($"a chunk of {length} bytes");
    }

    private StoredFieldsChunk Take(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)doc, (uint)MaxDoc, nameof(doc));
        int slot = Environment.CurrentManagedThreadId % _pool.Length;
        StoredFieldsChunk chunk = Interlocked.Exchange(ref _pool[slot], null) ?? new StoredFieldsChunk(this);
        if (!chunk.Contains(doc))
        {
            try
            {
                chunk.Load(_index.Find(doc));
            }
            catch
            {
                chunk.Clear();
                Return(chunk);
                throw;
            }
        }

        return chunk;
    }

    private void Return(StoredFieldsChunk chunk)
    {
        if (chunk.IsWorthKeeping)
        {
            Volatile.Write(ref _pool[Environment.CurrentManagedThreadId % _pool.Length], chunk);
        }
    }
}
