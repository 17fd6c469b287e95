using Search.Lucene.Reading;
using Search.Lucene.Searching.Sorting;

namespace Search.Lucene.Searching.Collecting;

/// <summary>The first documents in the order of a <see cref="Sort"/>. Counts all matches.</summary>
public sealed class TopFieldCollector : Collector
{
    private readonly SortColumn[] _columns;
    private readonly PriorityQueue<Entry, Entry> _queue;
    private readonly int _size;
    private readonly Entry? _after;
    private int _docBase;
    private long _total;

    /// <param name="sort">The order.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="after">Only what comes behind this hit, which has sort values; null for all.</param>
    public TopFieldCollector(Sort sort, int size, Hit? after = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _columns = [.. sort.Fields.Select(static field => new SortColumn(field))];
        NeedsScores = sort.NeedsScores;
        _size = size;
        _queue = new PriorityQueue<Entry, Entry>(Comparer<Entry>.Create((left, right) => Compare(right, left)));
        if (after is not null)
        {
            if (after.SortValues is null || after.SortValues.Count != _columns.Length)
            {
                throw new ArgumentException("The hit to go on from carries no values of this sort.", nameof(after));
            }

            _after = new Entry(after.Doc, after.Score, [.. _columns.Zip(after.SortValues, static (column, value) => column.Parse(value))]);
        }
    }

    public override bool NeedsScores { get; }

    public override void SetLeaf(LeafContext leaf)
    {
        _docBase = leaf.DocBase;
        foreach (SortColumn column in _columns)
        {
            column.SetLeaf(leaf);
        }
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        _total += docs.Length;
        for (int i = 0; i < docs.Length; i++)
        {
            Offer(docs[i], NeedsScores ? scores[i] : float.NaN);
        }
    }

    public TopDocs GetTopDocs()
    {
        List<Entry> entries = [.. _queue.UnorderedItems.Select(static item => item.Element)];
        entries.Sort(Compare);
        return new TopDocs(_total, TotalIsExact: true, [.. entries.Select(ToHit)]);
    }

    private void Offer(int doc, float score)
    {
        bool full = _queue.Count == _size;
        SortKey first = _columns[0].Read(doc, score);
        if (full && _columns[0].Compare(first, _queue.Peek().Keys[0]) > 0)
        {
            return;
        }

        SortKey[] keys = new SortKey[_columns.Length];
        keys[0] = first;
        for (int i = 1; i < keys.Length; i++)
        {
            keys[i] = _columns[i].Read(doc, score);
        }

        Entry entry = new(_docBase + doc, score, keys);
        if (_after is not null && Compare(entry, _after) <= 0)
        {
            return;
        }

        if (!full)
        {
            _queue.Enqueue(entry, entry);
        }
        else if (Compare(entry, _queue.Peek()) < 0)
        {
            _queue.DequeueEnqueue(entry, entry);
        }
    }

    private int Compare(Entry left, Entry right)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            int order = _columns[i].Compare(left.Keys[i], right.Keys[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Doc.CompareTo(right.Doc);
    }

    private Hit ToHit(Entry entry)
        => new(entry.Doc, entry.Score, [.. _columns.Zip(entry.Keys, static (column, key) => column.Value(key))]);

    private sealed record Entry(int Doc, float Score, SortKey[] Keys);
}
