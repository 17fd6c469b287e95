using System.Buffers;
using System.Text;
using Search.Lucene.Codecs.Compression;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>Writes the stored fields of a segment, document by document. Format: <see cref="StoredFieldsFormat"/>.</summary>
internal sealed class StoredFieldsWriter : IDisposable
{
    /// <summary>A segment with more dirty chunks than this is compressed anew when merged.</summary>
    private const long MaxDirtyChunks = 1024;

    private readonly SegmentWriteState _state;
    private readonly StoredFieldsMode _mode;
    private readonly int _chunkSize;
    private readonly int _maxDocs;
    private readonly IChunkCompressor _compressor;
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly ChunkIndexWriter _index = new();
    private readonly MemoryOutput _buffer = new(1 << 16);
    private int[] _fieldCounts = new int[64];
    private int[] _lengths = new int[64];
    private int _buffered;
    private int _fieldCount;
    private long _documentStart;
    private int _firstDoc;
    private long _dirtyChunks;
    private long _dirtyDocs;

    /// <summary>Creates the files. Fields of the state are used only by <see cref="CopyFrom"/>.</summary>
    public StoredFieldsWriter(SegmentWriteState state, StoredFieldsMode mode)
    {
        _state = state;
        _mode = mode;
        _chunkSize = StoredFieldsFormat.ChunkSize(mode);
        _maxDocs = StoredFieldsFormat.MaxDocs(mode);
        _compressor = mode == StoredFieldsMode.BestSpeed ? new Lz4ChunkCompressor() : new DeflateChunkCompressor();
        state.Segment.Attributes[StoredFieldsFormat.ModeAttribute] = StoredFieldsFormat.AttributeValue(mode);
        _data = state.Create(StoredFieldsFormat.DataExtension);
        try
        {
            _meta = state.Create(StoredFieldsFormat.MetaExtension);
        }
        catch
        {
            _data.Dispose();
            throw;
        }

        CodecFile.WriteIndexHeader(_meta, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.Version, state.Segment.Id, state.Suffix);
        CodecFile.WriteIndexHeader(_data, StoredFieldsFormat.DataCodec(mode), StoredFieldsFormat.Version, state.Segment.Id, state.Suffix);
        _meta.WriteVInt32(_chunkSize);
        _meta.WriteVInt32(BitPacking.Version);
    }

    /// <summary>Documents finished so far.</summary>
    public int DocCount => _firstDoc + _buffered;

    /// <summary>Bytes held in memory.</summary>
    public long BufferedBytes => _buffer.Position;

    /// <summary>Begins the next document.</summary>
    public void StartDocument()
    {
        _fieldCount = 0;
        _documentStart = _buffer.Position;
    }

    public void Add(FieldInfo field, string value)
    {
        AddHeader(field, StoredFieldsFormat.TypeString);
        int length = Encoding.UTF8.GetByteCount(value);
        _buffer.WriteVInt32(length);
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(length);
        Encoding.UTF8.GetBytes(value, utf8);
        _buffer.WriteBytes(utf8.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>Adds a string given as UTF-8.</summary>
    public void AddUtf8(FieldInfo field, ReadOnlySpan<byte> utf8) => AddBytes(field, StoredFieldsFormat.TypeString, utf8);

    public void AddBytes(FieldInfo field, ReadOnlySpan<byte> value) => AddBytes(field, StoredFieldsFormat.TypeBytes, value);

    public void Add(FieldInfo field, int value)
    {
        AddHeader(field, StoredFieldsFormat.TypeInt32);
        _buffer.WriteZInt32(value);
    }

    public void Add(FieldInfo field, long value)
    {
        AddHeader(field, StoredFieldsFormat.TypeInt64);
        StoredNumbers.Write(_buffer, value);
    }

    public void Add(FieldInfo field, float value)
    {
        AddHeader(field, StoredFieldsFormat.TypeSingle);
        StoredNumbers.Write(_buffer, value);
    }

    public void Add(FieldInfo field, double value)
    {
        AddHeader(field, StoredFieldsFormat.TypeDouble);
        StoredNumbers.Write(_buffer, value);
    }

    /// <summary>Ends the document.</summary>
    public void FinishDocument()
    {
        if (_buffered == _lengths.Length)
        {
            Array.Resize(ref _lengths, _buffered * 2);
            Array.Resize(ref _fieldCounts, _buffered * 2);
        }

        _fieldCounts[_buffered] = _fieldCount;
        _lengths[_buffered] = (int)(_buffer.Position - _documentStart);
        _buffered++;
        if (_buffer.Position >= _chunkSize || _buffered >= _maxDocs)
        {
            Flush();
        }
    }

    /// <summary>
    /// Adds the live documents of another segment: whole chunks as they are where nothing is deleted and fields have the same
    /// numbers; else documents, as bytes or field by field.
    /// </summary>
    /// <exception cref="CorruptIndexException">The other segment is damaged.</exception>
    public void CopyFrom(StoredFieldsReader reader, Bits? live)
    {
        reader.CheckIntegrity();
        bool sameFields = reader.Fields.All(f => _state.Fields[f.Number] is { } own && string.Equals(own.Name, f.Name, StringComparison.Ordinal));
        if (sameFields && live is null && reader.Mode == _mode && reader.ChunkSize == _chunkSize && !IsTooDirty(reader))
        {
            CopyChunks(reader);
            return;
        }

        var copier = sameFields ? null : new StoredFieldsCopier(this, _state.Fields);
        for (int doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (live is not null && !live[doc])
            {
                continue;
            }

            StartDocument();
            if (copier is null)
            {
                _fieldCount = reader.CopyDocument(doc, _buffer);
            }
            else
            {
                reader.Visit(doc, copier);
            }

            FinishDocument();
        }
    }

    /// <summary>Writes what is left, the index and the footers.</summary>
    /// <exception cref="InvalidOperationException">The number of documents is another one.</exception>
    public void Finish(int maxDoc)
    {
        if (_buffered > 0)
        {
            _dirtyChunks++;
            double expected = _buffer.Position == 0 ? _maxDocs : Math.Min(_maxDocs, (double)_chunkSize / _buffer.Position * _buffered);
            _dirtyDocs += (long)expected - _buffered;
            Flush();
        }

        _index.Finish(_state, StoredFieldsFormat.IndexExtension, StoredFieldsFormat.IndexName, _meta, maxDoc, _data.Position);
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

    private static bool IsTooDirty(StoredFieldsReader reader) =>
        reader.DirtyChunks > MaxDirtyChunks || reader.DirtyDocs > reader.MaxDoc / 100;

    private static void WriteInts(IndexOutput output, ReadOnlySpan<int> values)
    {
        if (values.Length == 1)
        {
            output.WriteVInt32(values[0]);
        }
        else if (!values.ContainsAnyExcept(values[0]))
        {
            output.WriteVInt32(0);
            output.WriteVInt32(values[0]);
        }
        else
        {
            int union = 0;
            foreach (int value in values)
            {
                union |= value;
            }

            int bits = BitPacking.BitsRequired(union);
            output.WriteVInt32(bits);
            BitPacking.Write(output, values, bits);
        }
    }

    private void AddHeader(FieldInfo field, int type)
    {
        _fieldCount++;
        _buffer.WriteVInt64(((long)field.Number << StoredFieldsFormat.TypeBits) | (uint)type);
    }

    private void AddBytes(FieldInfo field, int type, ReadOnlySpan<byte> value)
    {
        AddHeader(field, type);
        _buffer.WriteVInt32(value.Length);
        _buffer.WriteBytes(value);
    }

    private void Flush()
    {
        _index.Add(_buffered, _data.Position);
        ReadOnlySpan<byte> raw = _buffer.Written;
        bool sliced = raw.Length >= 2 * _chunkSize;
        _data.WriteVInt32(_firstDoc);
        _data.WriteVInt32((_buffered << 1) | (sliced ? 1 : 0));
        WriteInts(_data, _fieldCounts.AsSpan(0, _buffered));
        WriteInts(_data, _lengths.AsSpan(0, _buffered));
        int slice = sliced ? _chunkSize : Math.Max(1, raw.Length);
        int start = 0;
        do
        {
            _compressor.Compress(raw.Slice(start, Math.Min(slice, raw.Length - start)), _data);
            start += slice;
        }
        while (start < raw.Length);

        _firstDoc += _buffered;
        _buffered = 0;
        _buffer.Clear();
    }

    private void CopyChunks(StoredFieldsReader reader)
    {
        if (_buffered > 0)
        {
            _dirtyChunks++;
            Flush();
        }

        for (int chunk = 0; chunk < reader.ChunkCount; chunk++)
        {
            ReadOnlySpan<byte> body = reader.RawChunk(chunk, out int docCount, out bool sliced);
            _index.Add(docCount, _data.Position);
            _data.WriteVInt32(_firstDoc);
            _data.WriteVInt32((docCount << 1) | (sliced ? 1 : 0));
            _data.WriteBytes(body);
            _firstDoc += docCount;
        }

        _dirtyChunks += reader.DirtyChunks;
        _dirtyDocs += reader.DirtyDocs;
    }
}
