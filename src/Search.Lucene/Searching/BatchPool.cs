namespace Search.Lucene.Searching;

/// <summary>Batches and probe buffers that a search borrows and gives back when it is over; not thread-safe.</summary>
internal sealed class BatchPool
{
    private const int Kept = 32;

    [ThreadStatic]
    private static Stack<DocBatch>? _free;

    private readonly List<DocBatch> _borrowed = [];

    /// <summary>An empty batch, the caller's until the search ends.</summary>
    public DocBatch Rent()
    {
        DocBatch batch = _free is { Count: > 0 } free ? free.Pop() : new DocBatch();
        batch.Count = 0;
        _borrowed.Add(batch);
        return batch;
    }

    /// <summary>Gives everything back; to be called on the thread that searched.</summary>
    public void Release()
    {
        _free ??= new Stack<DocBatch>();
        foreach (DocBatch batch in _borrowed)
        {
            if (_free.Count < Kept)
            {
                _free.Push(batch);
            }
        }

        _borrowed.Clear();
    }
}
