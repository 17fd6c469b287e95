using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>
/// Writes the term vectors of a segment, document by document: fields in the ordinal order of their names, terms in the order of
/// their bytes. A document without vectors is one of 0 fields. Format: <see cref="TermVectorsFormat"/>.
/// </summary>
internal sealed class TermVectorsWriter : IDisposable
{
    /// <summary>A segment with more dirty chunks than this is compressed anew when merged.</summary>
    private const long MaxDirtyChunks = 1024;

    private readonly SegmentWriteState _state;
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly ChunkIndexWriter _index = new();
    private readonly TermVectorsBuffer _chunk = new();
    private int _firstDoc;
    private long _dirtyChunks;
    private long _dirtyDocs;

    /// <summary>Creates the files. Fields of the state are used only by <see cref="CopyFrom"/>.</summary>
    public TermVectorsWriter(SegmentWriteState state)
    {
        _state = state;
        _data = state.Create(TermVectorsFormat.DataExtension);
        try
        {
            _meta = state.Create(TermVectorsFormat.MetaExtension);
        }
        catch
        {
            _data.Dispose();
            throw;
        }

        CodecFile.WriteIndexHeader(_meta, TermVectorsFormat.MetaCodec, TermVectorsFormat.Version, state.Segment.Id, state.Suffix);
        CodecFile.WriteIndexHeader(_data, TermVectorsFormat.DataCodec, TermVectorsFormat.Version, state.Segment.Id, state.Suffix);
        _meta.WriteVInt32(BitPacking.Version);
        _meta.WriteVInt32(TermVectorsFormat.ChunkSize);
    }

    /// <summary>Documents finished so far.</summary>
    public int DocCount => _firstDoc + _chunk.DocCount;

    /// <summary>Begins the next document.</summary>
    /// <param name="fields">Number of fields that will be started.</param>
    public void StartDocument(int fields) => _chunk.StartDocument(fields);

    /// <summary>Begins a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="terms">Number of terms that will be started.</param>
    /// <param name="positions">Whether positions are kept.</param>
    /// <param name="offsets">Whether offsets are kept.</param>
    /// <param name="payloads">Whether payloads are kept; only with positions.</param>
    public void StartField(FieldInfo field, int terms, bool positions, bool offsets, bool payloads)
    {
        int flags = (positions ? TermVectorsFormat.FlagPositions : 0)
            | (offsets ? TermVectorsFormat.FlagOffsets : 0)
            | (payloads ? TermVectorsFormat.FlagPayloads : 0);
        _chunk.StartField(field.Number, terms, flags);
    }

    /// <summary>Begins a term; as many positions follow as its frequency says where the field keeps any.</summary>
    public void StartTerm(ReadOnlySpan<byte> term, int freq) => _chunk.StartTerm(term, freq);

    /// <summary>Adds an occurrence; what the field does not keep is ignored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload) =>
        _chunk.AddPosition(position, startOffset, endOffset, payload);

    /// <exception cref="InvalidOperationException">The number of positions is another one than the frequency.</exception>
    public void FinishTerm() => _chunk.FinishTerm();

    /// <exception cref="InvalidOperationException">The number of terms is another one than announced.</exception>
    public void FinishField() => _chunk.FinishField();

    /// <exception cref="InvalidOperationException">The number of fields is another one than announced.</exception>
    public void FinishDocument()
    {
        _chunk.FinishDocument();
        if (_chunk.ContentLength >= TermVectorsFormat.ChunkSize || _chunk.DocCount >= TermVectorsFormat.MaxDocs)
        {
            Flush();
        }
    }

    /// <summary>
    /// Adds the live documents of another segment: whole chunks as they are where nothing is deleted and fields have the same
    /// numbers; else document by document.
    /// </summary>
    /// <exception cref="CorruptIndexException">The other segment is damaged.</exception>
    public void CopyFrom(TermVectorsReader reader, Bits? live)
    {
        reader.CheckIntegrity();
        bool sameFields = reader.Fields.All(f => _state.Fields[f.Number] is { } own && string.Equals(own.Name, f.Name, StringComparison.Ordinal));
        bool tooDirty = reader.DirtyChunks > MaxDirtyChunks || reader.DirtyDocs > reader.MaxDoc / 100;
        if (sameFields && live is null && !tooDirty && reader.ChunkSize == TermVectorsFormat.ChunkSize)
        {
            CopyChunks(reader);
            return;
        }

        for (int doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (live is null || live[doc])
            {
                CopyDocument(reader.Document(doc));
            }
        }
    }

    /// <summary>Adds a document of another segment.</summary>
    public void CopyDocument(TermVectorsDocument document)
    {
        StartDocument(document.Fields.Length);
        foreach (TermVectorField field in document.Fields)
        {
            FieldInfo own = _state.Fields[field.Field.Name]
                ?? throw new InvalidOperationException($"The target segment has no field '{field.Field.Name}'.");
            StartField(own, field.TermCount, field.HasPositions, field.HasOffsets, field.HasPayloads);
            for (int term = 0; term < field.TermCount; term++)
            {
                StartTerm(field.Term(term), field.Freqs[term]);
                for (int i = field.Flags == 0 ? field.Occurrences[term + 1] : field.Occurrences[term]; i < field.Occurrences[term + 1]; i++)
                {
                    AddPosition(field.Position(i), field.StartOffset(i), field.EndOffset(i), field.Payload(i));
                }

                FinishTerm();
            }

            FinishField();
        }

        FinishDocument();
    }

    /// <summary>Writes what is left, the index and the footers.</summary>
    /// <exception cref="InvalidOperationException">The number of documents is another one.</exception>
    public void Finish(int maxDoc)
    {
        if (_chunk.DocCount > 0)
        {
            _dirtyChunks++;
            double expected = _chunk.ContentLength == 0
                ? TermVectorsFormat.MaxDocs
                : Math.Min(TermVectorsFormat.MaxDocs, (double)TermVectorsFormat.ChunkSize / _chunk.ContentLength * _chunk.DocCount);
            _dirtyDocs += (long)expected - _chunk.DocCount;
            Flush();
        }

        _index.Finish(_state, TermVectorsFormat.IndexExtension, TermVectorsFormat.IndexName, _meta, maxDoc, _data.Position);
        _meta.WriteVInt64(_dirtyChunks);
        _meta.WriteVInt64(_dirtyDocs);
        CodecFile.WriteFooter(_meta);
        CodecFile.WriteFooter(_data);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        _meta.Dispose();
    }

    private void Flush()
    {
        int docCount = _chunk.DocCount;
        _index.Add(docCount, _data.Position);
        _data.WriteVInt32(_firstDoc);
        _data.WriteVInt32(docCount);
        _chunk.Flush(_data);
        _firstDoc += docCount;
    }

    private void CopyChunks(TermVectorsReader reader)
    {
        if (_chunk.DocCount > 0)
        {
            _dirtyChunks++;
            Flush();
        }

        for (int chunk = 0; chunk < reader.ChunkCount; chunk++)
        {
            ReadOnlySpan<byte> body = reader.RawChunk(chunk, out int docCount);
            _index.Add(docCount, _data.Position);
            _data.WriteVInt32(_firstDoc);
            _data.WriteVInt32(docCount);
            _data.WriteBytes(body);
            _firstDoc += docCount;
        }

        _dirtyChunks += reader.DirtyChunks;
        _dirtyDocs += reader.DirtyDocs;
    }
}
