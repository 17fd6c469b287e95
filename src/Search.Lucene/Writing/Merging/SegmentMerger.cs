using Search.Lucene.Codecs;
using Search.Lucene.Codecs.DocValues;
using Search.Lucene.Codecs.Fields;
using Search.Lucene.Codecs.Norms;
using Search.Lucene.Codecs.Points;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Codecs.Terms;
using Search.Lucene.Codecs.TermVectors;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing.Columns;
using Search.Lucene.Writing.Inverting;
using Search.Lucene.Writing.Sorting;

namespace Search.Lucene.Writing.Merging;

/// <summary>
/// Writes the live documents of several segments as one, in the order of the segments or, where the new one is to be sorted, in that
/// order. Components that copy in bulk do so; the others are read through cursors that renumber the documents.
/// </summary>
internal sealed class SegmentMerger
{
    private readonly List<MergeSource> _sources = [];
    private readonly SegmentWriteState _state;
    private readonly StoredFieldsMode _storedFieldsMode;
    private readonly CancellationToken _cancellation;
    private readonly SortedOrder? _order;

    /// <param name="storage">Where the files are created.</param>
    /// <param name="segment">The new segment.</param>
    /// <param name="readers">Its sources; kept open by the caller.</param>
    /// <param name="schema">Numbers of the fields.</param>
    /// <param name="storedFieldsMode">Compression of the new stored fields.</param>
    /// <param name="cancellation">Stops the merge between terms and components; the files are left for the caller to remove.</param>
    public SegmentMerger(
        IndexStorage storage,
        SegmentInfo segment,
        IReadOnlyList<SegmentReader> readers,
        FieldSchema schema,
        StoredFieldsMode storedFieldsMode,
        CancellationToken cancellation)
    {
        if (segment.IndexSort.Count > 0)
        {
            _order = SortedOrder.Of(segment.IndexSort, readers);
        }

        long docBase = 0;
        for (int i = 0; i < readers.Count; i++)
        {
            _sources.Add(_order is null
                ? new MergeSource(readers[i], checked((int)docBase))
                : new MergeSource(readers[i], _order.Maps[i], _order.IsAscending[i]));
            docBase += readers[i].NumDocs;
        }

        segment.MaxDoc = checked((int)docBase);
        _state = new SegmentWriteState(storage, segment, MergedFields.Build(_sources, schema));
        _storedFieldsMode = storedFieldsMode;
        _cancellation = cancellation;
    }

    /// <summary>The sources in order, with the way from old to new document ids.</summary>
    public IReadOnlyList<MergeSource> Sources => _sources;

    /// <summary>Writes all files but the segment info.</summary>
    public void Merge()
    {
        MergeStoredFields();
        MergeTermVectors();
        Dictionary<string, NormsBuffer> norms = MergeNorms();
        MergeColumns();
        MergePoints();
        MergePostings(norms);
        FieldInfosFormat.Write(_state.Storage, _state.Segment, _state.Fields);
    }

    private void MergeStoredFields()
    {
        using var writer = new StoredFieldsWriter(_state, _storedFieldsMode);
        if (_order is not null)
        {
            CopyStoredFields(writer, _order);
        }

        foreach (MergeSource source in _order is null ? _sources : [])
        {
            _cancellation.ThrowIfCancellationRequested();
            writer.CopyFrom(source.Reader.Core.StoredFields, source.LiveDocs);
        }

        writer.Finish(_state.Segment.MaxDoc);
    }

    private void MergeTermVectors()
    {
        if (!_state.Fields.Any(f => f.StoreTermVectors))
        {
            return;
        }

        using var writer = new TermVectorsWriter(_state);
        if (_order is not null)
        {
            CopyTermVectors(writer, _order);
        }

        foreach (MergeSource source in _order is null ? _sources : [])
        {
            _cancellation.ThrowIfCancellationRequested();
            if (source.Reader.Core.TermVectors is { } vectors)
            {
                writer.CopyFrom(vectors, source.LiveDocs);
                continue;
            }

            for (int i = 0; i < source.Reader.NumDocs; i++)
            {
                writer.StartDocument(0);
                writer.FinishDocument();
            }
        }

        writer.Finish(_state.Segment.MaxDoc);
    }

    /// <summary>Copies document by document in the new order.</summary>
    private void CopyStoredFields(StoredFieldsWriter writer, SortedOrder order)
    {
        foreach (MergeSource source in _sources)
        {
            source.Reader.Core.StoredFields.CheckIntegrity();
        }

        var copier = new StoredFieldsCopier(writer, _state.Fields);
        for (int doc = 0; doc < _state.Segment.MaxDoc; doc++)
        {
            _cancellation.ThrowIfCancellationRequested();
            writer.StartDocument();
            _sources[order.SourceOf[doc]].Reader.Core.StoredFields.Visit(order.DocOf[doc], copier);
            writer.FinishDocument();
        }
    }

    /// <inheritdoc cref="CopyStoredFields"/>
    private void CopyTermVectors(TermVectorsWriter writer, SortedOrder order)
    {
        foreach (MergeSource source in _sources)
        {
            source.Reader.Core.TermVectors?.CheckIntegrity();
        }

        for (int doc = 0; doc < _state.Segment.MaxDoc; doc++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_sources[order.SourceOf[doc]].Reader.Core.TermVectors is { } vectors)
            {
                writer.CopyDocument(vectors.Document(order.DocOf[doc]));
                continue;
            }

            writer.StartDocument(0);
            writer.FinishDocument();
        }
    }

    /// <summary>Norms are kept in memory as well, since postings ask for them at random.</summary>
    private Dictionary<string, NormsBuffer> MergeNorms()
    {
        var buffers = new Dictionary<string, NormsBuffer>(StringComparer.Ordinal);
        FieldInfo[] fields = _state.Fields.Where(f => f.HasNorms).ToArray();
        if (fields.Length == 0)
        {
            return buffers;
        }

        using var writer = new NormsWriter(_state);
        foreach (FieldInfo field in fields)
        {
            _cancellation.ThrowIfCancellationRequested();
            var buffer = new NormsBuffer();
            var merged = new MergedNumeric(_sources, r => r.Norms(field.Name));
            for (int doc = merged.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = merged.NextDoc())
            {
                buffer.Add(doc, checked((sbyte)merged.Value));
            }

            buffers.Add(field.Name, buffer);
            writer.Add(field, () => buffer.Open(_state.Segment.MaxDoc));
        }

        writer.Finish();
        return buffers;
    }

    private void MergeColumns()
    {
        FieldInfo[] fields = _state.Fields.Where(f => f.DocValuesType != DocValuesType.None).ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        using var writer = new DocValuesWriter(_state);
        foreach (FieldInfo field in fields)
        {
            _cancellation.ThrowIfCancellationRequested();
            MergeColumn(field, writer);
        }

        writer.Finish();
    }

    private void MergeColumn(FieldInfo field, DocValuesWriter writer)
    {
        string name = field.Name;
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => new MergedNumeric(_sources, r => r.NumericDocValues(name)));
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => new MergedBinary(_sources, name));
                break;
            case DocValuesType.Sorted:
                MergedDictionary values = MergedSorted.BuildDictionary(_sources, name);
                writer.AddSorted(field, () => new MergedSorted(_sources, name, values));
                break;
            case DocValuesType.SortedSet:
                MergedDictionary sets = MergedSortedSet.BuildDictionary(_sources, name);
                writer.AddSortedSet(field, () => new MergedSortedSet(_sources, name, sets));
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => new MergedSortedNumeric(_sources, name));
                break;
            default:
                throw new InvalidOperationException($"Field '{name}' has no column.");
        }
    }

    private void MergePoints()
    {
        FieldInfo[] fields = _state.Fields.Where(f => f.PointDimensionCount > 0).ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        using var writer = new PointsWriter(_state);
        foreach (FieldInfo field in fields)
        {
            _cancellation.ThrowIfCancellationRequested();
            var buffer = new PointBuffer();
            foreach (MergeSource source in _sources)
            {
                if (source.Reader.Points(field.Name) is { } points)
                {
                    var collector = new PointCollector(source, buffer);
                    points.Intersect(ref collector);
                }
            }

            writer.Add(field, buffer.Count, buffer.Open());
        }

        writer.Finish();
    }

    private void MergePostings(Dictionary<string, NormsBuffer> norms)
    {
        FieldInfo[] fields = _state.Fields.Where(f => f.IsIndexed).OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        using var writer = new FieldsWriter(_state);
        foreach (FieldInfo field in fields)
        {
            NormsBuffer? buffer = norms.GetValueOrDefault(field.Name);
            TermsMerger.Merge(field, _sources, writer, () => buffer?.Open(_state.Segment.MaxDoc), _cancellation);
        }

        writer.Finish();
    }
}
