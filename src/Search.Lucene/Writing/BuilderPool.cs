using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>The segments that grow in memory: one for each thread that is adding, all within one memory budget. Thread-safe.</summary>
internal sealed class BuilderPool(IndexStorage storage, IndexWriterOptions options, FieldSchema schema, SegmentList segments, long budget)
{
    private readonly Lock _lock = new();
    private readonly Stack<SegmentBuilder> _idle = new();
    private readonly List<SegmentBuilder> _all = [];

    /// <summary>Documents in memory.</summary>
    public int DocCount
    {
        get
        {
            lock (_lock)
            {
                return _all.Sum(b => b.DocCount);
            }
        }
    }

    /// <summary>A builder for the calling thread alone until it is given back.</summary>
    public SegmentBuilder Acquire()
    {
        lock (_lock)
        {
            if (_idle.TryPop(out SegmentBuilder? builder))
            {
                return builder;
            }

            builder = new SegmentBuilder(storage, segments.NewSegment("flush"), schema, options.Analyzer, options.StoredFields);
            _all.Add(builder);
            return builder;
        }
    }

    /// <summary>Puts a builder back; when memory is full, takes out the largest idle one, which the caller flushes.</summary>
    public SegmentBuilder? Release(SegmentBuilder builder)
    {
        lock (_lock)
        {
            _idle.Push(builder);
            if (_all.Sum(b => b.MemoryUsed) <= budget)
            {
                return null;
            }

            SegmentBuilder full = _idle.MaxBy(b => b.MemoryUsed)!;
            SegmentBuilder[] others = _idle.Where(b => b != full).Reverse().ToArray();
            _idle.Clear();
            Array.ForEach(others, _idle.Push);
            _all.Remove(full);
            return full;
        }
    }

    /// <summary>Takes out every builder that has documents. No thread is adding.</summary>
    public SegmentBuilder[] TakeFilled()
    {
        lock (_lock)
        {
            SegmentBuilder[] filled = _all.Where(b => b.DocCount > 0).ToArray();
            _all.RemoveAll(b => b.DocCount > 0);
            _idle.Clear();
            _all.ForEach(_idle.Push);
            return filled;
        }
    }

    /// <summary>Drops what is in memory. No thread is adding.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _all.ForEach(b => b.Dispose());
            _all.Clear();
            _idle.Clear();
        }
    }
}
