using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>
/// Reads the term vectors of a segment. Thread-safe; the document decoded last stays at hand, since its fields are asked for one
/// after the other. Format: <see cref="TermVectorsFormat"/>.
/// </summary>
internal sealed class TermVectorsReader : IDisposable
{
    private readonly IndexInput _data;
    private readonly ChunkIndexReader _index;
    private readonly TermVectorsDocument?[] _last = new TermVectorsDocument?[Math.Clamp(Environment.ProcessorCount, 1, 16)];
    private TermVectorsDecoder? _decoder;

    /// <summary>Opens the files; the meta file's checksum is verified, the others' by <see cref="CheckIntegrity"/>.</summary>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public TermVectorsReader(SegmentReadState state)
    {
        Fields = state.Fields;
        MaxDoc = state.Segment.MaxDoc;
        _data = state.Open(TermVectorsFormat.DataExtension);
        try
        {
            DataReader header = _data.OpenReader();
            CodecFile.CheckIndexHeader(ref header, TermVectorsFormat.DataCodec, TermVectorsFormat.Version, TermVectorsFormat.Version, state.Segment.Id, state.Suffix);
            CodecFile.RetrieveChecksum(_data);
            using IndexInput metaInput = state.Open(TermVectorsFormat.MetaExtension);
            CodecFile.VerifyChecksum(metaInput);
            DataReader meta = metaInput.OpenReader();
            CodecFile.CheckIndexHeader(ref meta, TermVectorsFormat.MetaCodec, TermVectorsFormat.Version, TermVectorsFormat.Version, state.Segment.Id, state.Suffix);
            int packed = meta.ReadVInt32();
            ChunkSize = meta.ReadVInt32();
            if (packed != BitPacking.Version)
            {
                throw meta.Corrupt($"packed integers of version {packed}");
            }

            _index = new ChunkIndexReader(state, TermVectorsFormat.IndexExtension, TermVectorsFormat.IndexName, ref meta, _data);
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

    internal int ChunkSize { get; }

    internal int ChunkCount => _index.ChunkCount;

    /// <summary>Chunks that were closed before they were full.</summary>
    internal long DirtyChunks { get; }

    /// <summary>Documents that dirty chunks have room for.</summary>
    internal long DirtyDocs { get; }

    /// <summary>The terms of a document's field as a dictionary whose postings have the one document 0, or null.</summary>
    /// <exception cref="CorruptIndexException">The document's bytes are damaged.</exception>
    public Reading.Terms? Get(int doc, string field)
    {
        foreach (TermVectorField candidate in Document(doc).Fields)
        {
            if (string.Equals(candidate.Field.Name, field, StringComparison.Ordinal))
            {
                return candidate.TermCount == 0 ? null : new VectorTerms(candidate);
            }
        }

        return null;
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

    /// <summary>All fields of a document.</summary>
    internal TermVectorsDocument Document(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)doc, (uint)MaxDoc, nameof(doc));
        ref TermVectorsDocument? last = ref _last[Environment.CurrentManagedThreadId % _last.Length];
        TermVectorsDocument? document = Volatile.Read(ref last);
        if (document?.Doc == doc)
        {
            return document;
        }

        TermVectorsDecoder decoder = Interlocked.Exchange(ref _decoder, null) ?? new TermVectorsDecoder(_data, Fields);
        try
        {
            _index.Get(_index.Find(doc), out int firstDoc, out int docCount, out long start, out long end);
            document = decoder.Decode(doc, firstDoc, docCount, start, end);
        }
        finally
        {
            Volatile.Write(ref _decoder, decoder);
        }

        Volatile.Write(ref last, document);
        return document;
    }

    /// <summary>A chunk without the first document and count in front of it.</summary>
    internal ReadOnlySpan<byte> RawChunk(int chunk, out int docCount)
    {
        _index.Get(chunk, out int firstDoc, out docCount, out long start, out long end);
        DataReader reader = _data.OpenReader(start);
        TermVectorsDecoder.CheckStart(ref reader, firstDoc, docCount);
        long length = end - reader.Position;
        return length is >= 0 and <= int.MaxValue ? reader.ReadBytes((int)length) : throw reader.Corrupt($"a chunk of {length} bytes");
    }
}
