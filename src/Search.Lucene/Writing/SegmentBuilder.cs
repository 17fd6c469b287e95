using Search.Lucene.Analysis;
using Search.Lucene.Codecs;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.StoredFields;
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
    private readonly NativeArena _arena = new();
    private readonly TermKey _key = new();
    private readonly Dictionary<string, FieldBuffer> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldBuffer> _started = [];
    private readonly List<int> _deleted = [];
    private readonly DocumentStreams _streams;
    private FieldBuffer[] _row = [];
    private GrowingList<long> _sequences;
    private int _attempt;

    public SegmentBuilder(IndexStorage storage, SegmentInfo segment, FieldSchema schema, Analyzer analyzer, StoredFieldsMode storedFieldsMode)
    {
        _storage = storage;
        _segment = segment;
        _schema = schema;
        _analyzer = analyzer;
        _streams = new DocumentStreams(new SegmentWriteState(storage, segment, new FieldInfos([])), storedFieldsMode);
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

        SegmentFlush.WriteColumns(buffers, infos, state);
        _streams.Finish(DocCount);
        SegmentFlush.WritePostings(buffers, infos, state);
        FieldInfosFormat.Write(_storage, _segment, state.Fields);
        return LiveDocs();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _streams.Dispose();
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

            FieldCheck.Check(field, buffer, _attempt);
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
            _streams.Store(stored, _row);
            if (stored is not null)
            {
                _streams.StoreVectors(doc, _started);
            }
        }
        catch
        {
            IsBroken = true;
            throw;
        }

        _started.Clear();
        CountMemory();
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
}
