using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>Walks the live documents of the cursors of all sources as one ascending list.</summary>
internal struct MergedDocs<TCursor>
    where TCursor : DocIdSetIterator
{
    private readonly (MergeSource Source, TCursor Cursor, int Ordinal)[] _parts;
    private int _part;

    /// <param name="sources">The sources in the order of the merged segment.</param>
    /// <param name="open">Opens the cursor of a source, or null when it has none.</param>
    public MergedDocs(IReadOnlyList<MergeSource> sources, Func<SegmentReader, TCursor?> open)
    {
        var parts = new List<(MergeSource, TCursor, int)>(sources.Count);
        for (int i = 0; i < sources.Count; i++)
        {
            if (open(sources[i].Reader) is { } cursor)
            {
                parts.Add((sources[i], cursor, i));
            }
        }

        _parts = parts.ToArray();
        Cost = parts.Sum(p => p.Item2.Cost);
    }

    public long Cost { get; }

    public int DocId { get; private set; } = -1;

    /// <summary>The cursor that stands on the current document.</summary>
    public readonly TCursor Current => _parts[_part].Cursor;

    /// <summary>Ordinal of the source of the current document.</summary>
    public readonly int Source => _parts[_part].Ordinal;

    public int NextDoc()
    {
        for (; _part < _parts.Length; _part++)
        {
            (MergeSource source, TCursor cursor, _) = _parts[_part];
            for (int doc = cursor.NextDoc(); doc != DocIdSetIterator.NoMoreDocs; doc = cursor.NextDoc())
            {
                int mapped = source.Map(doc);
                if (mapped >= 0)
                {
                    DocId = mapped;
                    return mapped;
                }
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
}
