using Search.Lucene.Reading;
using Search.Lucene.Searching.Sorting;

namespace Search.Lucene.Searching.Collecting;

/// <summary>
/// The first documents in the order of a <see cref="Sort"/>. Counts exactly up to a threshold; from then on documents that cannot come
/// before the last hit are skipped, where the first key is the score, the document, or a number that is indexed as a point too.
/// </summary>
public sealed class TopFieldCollector : Collector
{
    private readonly SortColumn[] _columns;
    private readonly PriorityQueue<Entry, Entry> _queue;
    private readonly int _size;
    private readonly Entry? _after;
    private int _docBase;
    private readonly Sort _sort;
    private readonly int _totalHitsThreshold;
    private CompetitiveNumbers? _numbers;
    private Bits? _none;
    private bool _pruned;
    private long _total;
    private int _leafDocs;

    /// <param name="sort">The order.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="after">Only what comes behind this hit, which has sort values; null for all.</param>
    /// <param name="totalHitsThreshold">Matches to be counted before skipping; int.MaxValue: count all.</param>
    public TopFieldCollector(Sort sort, int size, Hit? after = null, int totalHitsThreshold = int.MaxValue)
    {
        _sort = sort;
        _totalHitsThreshold = totalHitsThreshold;
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

    /// <inheritdoc/>
    public override bool CanSkip => _totalHitsThreshold != int.MaxValue;

    /// <inheritdoc/>
    public override float MinScore
        => IsFull && First is { Kind: SortFieldKind.Score, Descending: true }
            ? BitConverter.Int32BitsToSingle((int)~_queue.Peek().Keys[0].Number)
            : 0;

    /// <inheritdoc/>
    public override Bits? CompetitiveDocs
    {
        get
        {
            if (!IsFull)
            {
                return null;
            }

            if (First is { Kind: SortFieldKind.Doc, Descending: false })
            {
                return _none ??= new Bits(_leafDocs);
            }

            _numbers?.Update(_queue.Peek().Keys[0]);
            return _numbers?.Docs;
        }
    }

    private SortField First => _sort.Fields[0];

    /// <summary>Whether there are enough hits, and enough matches counted, to skip.</summary>
    private bool IsFull => CanSkip && _total > _totalHitsThreshold && _queue.Count == _size;

    /// <summary>Joins what several collectors with the same arguments found in different segments.</summary>
    public static TopDocs Merge(IReadOnlyList<TopFieldCollector> parts)
    {
        TopFieldCollector first = parts[0];
        List<Entry> entries = [.. parts.SelectMany(static part => part._queue.UnorderedItems.Select(static item => item.Element))];
        entries.Sort(first.Compare);
        return new TopDocs(
            parts.Sum(static part => part._total),
            parts.All(static part => !part._pruned),
            [.. entries.Take(first._size).Select(first.ToHit)]);
    }

    /// <inheritdoc/>
    public override void OnPruned() => _pruned = true;

    public override void SetLeaf(LeafContext leaf)
    {
        _docBase = leaf.DocBase;
        _leafDocs = leaf.Reader.MaxDoc;
        _none = null;
        _numbers = CanSkip && First.Kind is (SortFieldKind.Int64 or SortFieldKind.Double)
            ? new CompetitiveNumbers(First, leaf, tiesCount: _columns.Length > 1)
            : null;
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

    public TopDocs GetTopDocs() => Merge([this]);

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
