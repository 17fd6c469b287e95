using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>
/// Walks the live documents of the cursors of all sources as one ascending list: source after source, or by a queue where documents
/// of different sources lie between each other.
/// </summary>
internal struct MergedDocs<TCursor>
    where TCursor : DocIdSetIterator
{
    private readonly (MergeSource Source, TCursor Cursor, int Ordinal)[] _parts;
    private readonly PriorityQueue<int, int>? _queue;
    private int _part;

    /// <param name="sources">The sources in the order of the merged segment.</param>
    /// <param name="open">Opens the cursor of a source, or null when it has none.</param>
    public MergedDocs(IReadOnlyList<MergeSource> sources, Func<LeafReader, TCursor?> open)
    {
        var parts = new List<(MergeSource, TCursor, int)>(sources.Count);
        for (int i = 0; i < sources.Count; i++)
        {
            if (open(sources[i].View) is { } cursor)
            {
                parts.Add((sources[i], cursor, i));
            }
        }

        _parts = parts.ToArray();
        Cost = parts.Sum(p => p.Item2.Cost);
        if (_parts.Length > 1 && _parts[0].Source.IsInterleaved)
        {
            _queue = new PriorityQueue<int, int>(_parts.Length);
            for (int i = 1; i < _parts.Length; i++)
            {
                _queue.Enqueue(i, Next(i));
            }
        }
    }

    public long Cost { get; }

    public int DocId { get; private set; } = -1;

    /// <summary>The cursor that stands on the current document.</summary>
    public readonly TCursor Current => _parts[_part].Cursor;

    /// <summary>Ordinal of the source of the current document.</summary>
    public readonly int Source => _parts[_part].Ordinal;

    public int NextDoc()
    {
        if (_queue is not null)
        {
            if (DocId != DocIdSetIterator.NoMoreDocs)
            {
                _part = _queue.EnqueueDequeue(_part, Next(_part));
                (MergeSource source, TCursor cursor, _) = _parts[_part];
                DocId = cursor.DocId == DocIdSetIterator.NoMoreDocs ? cursor.DocId : source.MapView(cursor.DocId);
            }

            return DocId;
        }

        for (; _part < _parts.Length; _part++)
        {
            DocId = Next(_part);
            if (DocId != DocIdSetIterator.NoMoreDocs)
            {
                return DocId;
            }
        }

        DocId = DocIdSetIterator.NoMoreDocs;
        return DocId;
    }

    public int Advance(int target)
    {
        int doc;
        do
        {
            doc = NextDoc();
        }
        while (doc < target);

        return doc;
    }

    public bool AdvanceExact(int target) => (DocId < target ? Advance(target) : DocId) == target;

    /// <summary>Moves one cursor to its next live document; returns its merged id.</summary>
    private readonly int Next(int part)
    {
        (MergeSource source, TCursor cursor, _) = _parts[part];
        for (int doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = cursor.NextDoc())
        {
            int mapped = source.MapView(doc);
            if (mapped >= 0)
            {
                return mapped;
            }
        }

        return DocIdSetIterator.NoMoreDocs;
    }
}
