using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Filters;

/// <summary>
/// Keeps what filters match in large segments, deletions not regarded, as sets of documents: those used last, within a bound of memory.
/// Belongs to any number of searchers over readers of one index or several; what is kept of a segment goes when its files are closed.
/// Thread-safe.
/// </summary>
public sealed class FilterCache
{
    /// <summary>Uses that are remembered to tell filters that come again from those that do not.</summary>
    private const int RememberedUses = 256;

    private readonly Lock _lock = new();
    private readonly FilterCacheOptions _options;
    private readonly Dictionary<(SegmentCore Core, Query Filter), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly HashSet<SegmentCore> _watched = [];
    private readonly Queue<Query> _uses = new(RememberedUses + 1);
    private readonly Dictionary<Query, int> _useCounts = [];
    private long _bytes;

    public FilterCache(FilterCacheOptions? options = null) => _options = options ?? new FilterCacheOptions();

    /// <summary>Bytes of what is kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Sets of documents that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Times that a kept set answered.</summary>
    public long Hits { get; private set; }

    /// <summary>Whether a segment is large enough.</summary>
    internal bool Serves(LeafContext leaf) => leaf.Reader is SegmentReader && leaf.Reader.MaxDoc >= _options.MinSegmentDocs;

    /// <summary>Notes that a search has a filter; true when it has come often enough to be kept.</summary>
    internal bool Use(Query filter)
    {
        lock (_lock)
        {
            int count = _useCounts.GetValueOrDefault(filter) + 1;
            _useCounts[filter] = count;
            _uses.Enqueue(filter);
            if (_uses.Count > RememberedUses)
            {
                Query oldest = _uses.Dequeue();
                if (--_useCounts[oldest] == 0)
                {
                    _useCounts.Remove(oldest);
                }
            }

            return count >= _options.MinUses;
        }
    }

    internal CachedDocs? Find(SegmentCore core, Query filter)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((core, filter), out LinkedListNode<Entry>? node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            Hits++;
            return node.Value.Docs;
        }
    }

    /// <summary>Keeps a set; the caller holds the segment open.</summary>
    internal void Add(SegmentCore core, Query filter, CachedDocs docs)
    {
        lock (_lock)
        {
            if (docs.Bytes > _options.MaxBytes || _entries.ContainsKey((core, filter)))
            {
                return;
            }

            if (_watched.Add(core))
            {
                core.Closed += Drop;
            }

            _entries.Add((core, filter), _byUse.AddFirst(new Entry(core, filter, docs)));
            _bytes += docs.Bytes;
            while (_bytes > _options.MaxBytes)
            {
                Remove(_byUse.Last!);
            }
        }
    }

    private void Drop(object? closed, EventArgs nothing)
    {
        var core = (SegmentCore)closed!;
        lock (_lock)
        {
            _watched.Remove(core);
            for (LinkedListNode<Entry>? node = _byUse.First; node is not null;)
            {
                LinkedListNode<Entry>? next = node.Next;
                if (ReferenceEquals(node.Value.Core, core))
                {
                    Remove(node);
                }

                node = next;
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove((node.Value.Core, node.Value.Filter));
        _bytes -= node.Value.Docs.Bytes;
    }

    private sealed record Entry(SegmentCore Core, Query Filter, CachedDocs Docs);
}
