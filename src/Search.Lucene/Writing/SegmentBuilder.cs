using System.Buffers;
using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Columns;
using Search.Lucene.Writing.Inverting;

namespace Search.Lucene.Writing;

/// <summary>
/// A segment that grows in memory, fed by one thread at a time; stored fields and term vectors are streamed to their files.
/// A document goes through in three passes: everything that could refuse it is checked; it is inverted and its columns are
/// kept; it is stored. One that fails while being analyzed keeps its number and counts as deleted.
/// </summary>
internal sealed class SegmentBuilder : IDisposable
{
    private readonly IndexStorage _storage;
    private readonly SegmentInfo _segment;
    private readonly FieldSchema _schema;
    private readonly Analyzer _analyzer;
    private readonly StoredFieldsMode _storedFieldsMode;
    private readonly NativeArena _arena = new();
    private readonly TermKey _key = new();
    private readonly Dictionary<string, FieldBuffer> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldBuffer> _started = [];
    private readonly List<int> _deleted = [];
    private readonly SegmentWriteState _streamState;
    private FieldBuffer[] _row = [];
    private GrowingList<long> _sequences;
    private StoredFieldsWriter? _stored;
    private TermVectorsWriter? _vectors;
    private int _vectorDocs;
    private int _attempt;

    public SegmentBuilder(IndexStorage storage, SegmentInfo segment, FieldSchema schema, Analyzer analyzer, StoredFieldsMode storedFieldsMode)
    {
        _storage = storage;
        _segment = segment;
        _schema = schema;
        _analyzer = analyzer;
        _storedFieldsMode = storedFieldsMode;
        _streamState = new SegmentWriteState(storage, segment, new FieldInfos([]));
    }

    public SegmentInfo Segment => _segment;

    /// <summary>Documents taken so far, failed ones included.</summary>
    public int DocCount { get; private set; }

    /// <summary>True when every document failed.</summary>
    public bool IsEmpty => DocCount == _deleted.Count;

    /// <summary>Bytes of memory in use.</summary>
    public long MemoryUsed { get; private set; }

    /// <summary>True after an error that may have left the files incomplete.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>By document, the sequence number of the operation that added it.</summary>
    public ReadOnlySpan<long> Sequences => _sequences.Span;

    /// <summary>Adds a document.</summary>
    /// <exception cref="DocumentRefusedException">The document cannot be indexed; the segment goes on without it.</exception>
    public void Add(Document document)
    {
        _attempt++;
        Check(document);
        int doc = DocCount;
        bool complete = false;
        try
        {
            for (int i = 0; i < document.Count; i++)
            {
                Index(doc, document[i], _row[i]);
            }

            complete = true;
        }
        finally
        {
            Finish(doc, complete ? document : null);
        }
    }

    /// <summary>Notes when the last document was added; a delete with a greater number hits it.</summary>
    public void SetSequence(long sequence) => _sequences[DocCount - 1] = sequence;

    /// <summary>Writes all files but the segment info and returns the live documents, null when none is deleted.</summary>
    public Bits? Flush()
    {
        _segment.MaxDoc = DocCount;
        FieldBuffer[] buffers = _fields.Values.OrderBy(f => f.Number).ToArray();
        FieldInfo[] infos = Array.ConvertAll(buffers, b => b.ToFieldInfo());
        var state = new SegmentWriteState(_storage, _segment, new FieldInfos(infos));

        FlushNorms(buffers, infos, state);
        FlushColumns(buffers, infos, state);
        FlushPoints(buffers, infos, state);
        StoredFields().Finish(DocCount);
        if (_vectors is not null)
        {
            FillVectors(DocCount);
            _vectors.Finish(DocCount);
        }

        CloseStreams();
        FlushPostings(buffers, infos, state);
        FieldInfosFormat.Write(_storage, _segment, state.Fields);
        return LiveDocs();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            CloseStreams();
        }
        finally
        {
            _arena.Dispose();
            _key.Dispose();
        }
    }

    private void Check(Document document)
    {
        if (_row.Length < document.Count)
        {
            Array.Resize(ref _row, Math.Max(16, document.Count * 2));
        }

        for (int i = 0; i < document.Count; i++)
        {
            DocumentField field = document[i];

            // Documents of a kind have their fields in the same places, so the look-up by name is rarely needed.
            FieldBuffer buffer = _row[i];
            if (buffer is null || !ReferenceEquals(buffer.Name, field.Name))
            {
                buffer = FieldOf(field.Name);
                _row[i] = buffer;
            }

            Check(field, buffer);
        }
    }

    private FieldBuffer FieldOf(string name)
    {
        if (!_fields.TryGetValue(name, out FieldBuffer? buffer))
        {
            buffer = new FieldBuffer(name, _schema, _arena, _key);
            _fields.Add(name, buffer);
        }

        return buffer;
    }

    private void Check(DocumentField field, FieldBuffer buffer)
    {
        switch (field)
        {
            case TextField text:
                buffer.RequireIndexed(_attempt, text.Options.IndexOptions, text.Options.OmitNorms, text.Options.TermVectors);
                break;
            case StringField value:
                buffer.RequireIndexed(_attempt, IndexOptions.Docs, omitNorms: true, TermVectorOptions.None);
                CheckLength(field, value.Value);
                break;
            case FacetField facet:
                buffer.RequireIndexed(_attempt, IndexOptions.Docs, omitNorms: true, TermVectorOptions.None);
                buffer.RequireColumn(_attempt, DocValuesType.SortedSet);
                CheckLength(field, facet.Value);
                break;
            case NumericDocValuesField:
                buffer.RequireColumn(_attempt, DocValuesType.Numeric);
                break;
            case SortedNumericDocValuesField:
                buffer.RequireColumn(_attempt, DocValuesType.SortedNumeric);
                break;
            case BinaryDocValuesField binary:
                CheckLength(field, binary.Value.Length);
                buffer.RequireColumn(_attempt, DocValuesType.Binary);
                break;
            case SortedDocValuesField sorted:
                CheckLength(field, sorted.Value.Length);
                buffer.RequireColumn(_attempt, DocValuesType.Sorted);
                break;
            case SortedSetDocValuesField sortedSet:
                CheckLength(field, sortedSet.Value.Length);
                buffer.RequireColumn(_attempt, DocValuesType.SortedSet);
                break;
            case PointField point:
                buffer.RequirePoints(point.DimensionCount, point.BytesPerDimension);
                break;
            default:
                break;
        }
    }

    private static void CheckLength(DocumentField field, string term)
    {
        if (term.Length > TermKey.MaxLength / 3)
        {
            CheckLength(field, Encoding.UTF8.GetByteCount(term));
        }
    }

    private static void CheckLength(DocumentField field, int bytes)
    {
        if (bytes > TermKey.MaxLength)
        {
            throw new DocumentRefusedException(field.Name, $"a term has {bytes} UTF-8 bytes; at most {TermKey.MaxLength} are possible");
        }
    }

    private void Index(int doc, DocumentField field, FieldBuffer buffer)
    {
        switch (field)
        {
            case TextField text:
                TokenStream tokens = text.Tokens ?? _analyzer.TokenStream(field.Name, text.Text);
                Started(doc, buffer).AddTokens(tokens, _analyzer.PositionIncrementGap(field.Name), _analyzer.OffsetGap(field.Name));
                break;
            case StringField value:
                Started(doc, buffer).AddTerm(value.Value);
                break;
            case FacetField facet:
                FieldInverter inverter = Started(doc, buffer);
                inverter.AddTerm(facet.Value);
                inverter.AddTerm(facet.Dimension);
                ((SortedSetBuffer)buffer.Column!).Add(doc, facet.Value);
                break;
            case NumericDocValuesField numeric:
                ((NumericBuffer)buffer.Column!).Add(doc, numeric.Value);
                break;
            case SortedNumericDocValuesField numeric:
                ((SortedNumericBuffer)buffer.Column!).Add(doc, numeric.Value);
                break;
            case BinaryDocValuesField binary:
                ((BinaryBuffer)buffer.Column!).Add(doc, binary.Value.Span);
                break;
            case SortedDocValuesField sorted:
                ((SortedBuffer)buffer.Column!).Add(doc, sorted.Value.Span);
                break;
            case SortedSetDocValuesField sortedSet:
                ((SortedSetBuffer)buffer.Column!).Add(doc, sortedSet.Value.Span);
                break;
            case PointField point:
                buffer.Points!.Add(doc, point.PackedValue);
                break;
            default:
                break;
        }
    }

    private FieldInverter Started(int doc, FieldBuffer buffer)
    {
        if (buffer.StartedDoc != doc)
        {
            buffer.StartedDoc = doc;
            buffer.Inverter!.StartDocument(doc, buffer.Vectors);
            _started.Add(buffer);
        }

        return buffer.Inverter!;
    }

    private void Finish(int doc, Document? stored)
    {
        foreach (FieldBuffer field in _started)
        {
            field.Inverter!.FinishDocument();
        }

        DocCount++;
        _sequences.Add(0);
        if (stored is null)
        {
            _deleted.Add(doc);
        }

        try
        {
            Store(stored);
            StoreVectors(doc, complete: stored is not null);
        }
        catch
        {
            IsBroken = true;
            throw;
        }

        _started.Clear();
        CountMemory();
    }

    private void Store(Document? document)
    {
        StoredFieldsWriter writer = StoredFields();
        writer.StartDocument();
        for (int i = 0; document is not null && i < document.Count; i++)
        {
            switch (document[i])
            {
                case TextField { Options.Stored: true } text:
                    StoreText(writer, _row[i].Provisional, text.Text.Span);
                    break;
                case StringField { Stored: true } value:
                    writer.Add(_row[i].Provisional, value.Value);
                    break;
                case StoredField value:
                    Store(writer, _row[i].Provisional, value);
                    break;
                default:
                    break;
            }
        }

        writer.FinishDocument();
    }

    private static void StoreText(StoredFieldsWriter writer, FieldInfo field, ReadOnlySpan<char> text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, utf8);
        writer.AddUtf8(field, utf8.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    private static void Store(StoredFieldsWriter writer, FieldInfo field, StoredField value)
    {
        switch (value.Kind)
        {
            case StoredKind.String:
                writer.Add(field, value.StringValue!);
                break;
            case StoredKind.Bytes:
                writer.AddBytes(field, value.BytesValue.Span);
                break;
            case StoredKind.Int32:
                writer.Add(field, value.Int32Value);
                break;
            case StoredKind.Int64:
                writer.Add(field, value.Int64Value);
                break;
            case StoredKind.Single:
                writer.Add(field, value.SingleValue);
                break;
            case StoredKind.Double:
                writer.Add(field, value.DoubleValue);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of stored value {value.Kind}.");
        }
    }

    private StoredFieldsWriter StoredFields() => _stored ??= new StoredFieldsWriter(_streamState, _storedFieldsMode);

    /// <summary>The vectors' file begins with the first document that has any; earlier ones get empty vectors then.</summary>
    private void StoreVectors(int doc, bool complete)
    {
        int fields = 0;
        if (complete)
        {
            foreach (FieldBuffer field in _started)
            {
                if (field.Inverter!.Vectors is { TermCount: > 0 })
                {
                    fields++;
                }
            }
        }

        if (fields == 0)
        {
            return;
        }

        _vectors ??= new TermVectorsWriter(_streamState);
        FillVectors(doc);
        _vectors.StartDocument(fields);
        _started.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (FieldBuffer field in _started)
        {
            if (field.Inverter!.Vectors is { TermCount: > 0 } vectors)
            {
                field.HasVectors = true;
                vectors.Write(field.Provisional, _vectors);
            }
        }

        _vectors.FinishDocument();
        _vectorDocs = doc + 1;
    }

    private void FillVectors(int upTo)
    {
        for (; _vectorDocs < upTo; _vectorDocs++)
        {
            _vectors!.StartDocument(0);
            _vectors.FinishDocument();
        }
    }

    private void CountMemory()
    {
        long memory = _arena.Used + _sequences.MemoryUsed;
        foreach (FieldBuffer field in _fields.Values)
        {
            memory += field.MemoryUsed;
        }

        MemoryUsed = memory;
    }

    private static void FlushNorms(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.HasNorms))
        {
            return;
        }

        using var writer = new NormsWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].HasNorms)
            {
                NormsBuffer norms = buffers[i].Inverter!.Norms;
                writer.Add(infos[i], () => norms.Open(state.Segment.MaxDoc));
            }
        }

        writer.Finish();
    }

    private static void FlushColumns(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.DocValuesType != DocValuesType.None))
        {
            return;
        }

        using var writer = new DocValuesWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].DocValuesType != DocValuesType.None)
            {
                buffers[i].Column!.Flush(infos[i], writer);
            }
        }

        writer.Finish();
    }

    private static void FlushPoints(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.PointDimensionCount > 0))
        {
            return;
        }

        using var writer = new PointsWriter(state);
        for (int i = 0; i < buffers.Length; i++)
        {
            if (infos[i].PointDimensionCount > 0)
            {
                PointBuffer points = buffers[i].Points!;
                writer.Add(infos[i], points.Count, points.Open());
            }
        }

        writer.Finish();
    }

    private static void FlushPostings(FieldBuffer[] buffers, FieldInfo[] infos, SegmentWriteState state)
    {
        if (!Array.Exists(infos, i => i.IsIndexed))
        {
            return;
        }

        using var writer = new FieldsWriter(state);
        foreach (FieldBuffer buffer in buffers.OrderBy(b => b.Name, StringComparer.Ordinal))
        {
            FieldInfo info = state.Fields[buffer.Name]!;
            if (info.IsIndexed)
            {
                buffer.Inverter!.Flush(info, writer, state.Segment.MaxDoc);
            }
        }

        writer.Finish();
    }

    private Bits? LiveDocs()
    {
        if (_deleted.Count == 0)
        {
            return null;
        }

        var live = new Bits(DocCount);
        live.SetAll();
        foreach (int doc in _deleted)
        {
            live.Clear(doc);
        }

        return live;
    }

    private void CloseStreams()
    {
        try
        {
            _stored?.Dispose();
        }
        finally
        {
            _stored = null;
            _vectors?.Dispose();
            _vectors = null;
        }
    }
}
