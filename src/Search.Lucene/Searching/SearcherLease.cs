namespace Search.Lucene.Searching;

/// <summary>A searcher that stays open until this is disposed.</summary>
public sealed class SearcherLease : IDisposable
{
    private int _returned;

    internal SearcherLease(IndexSearcher searcher) => Searcher = searcher;

    public IndexSearcher Searcher { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
        {
            Searcher.Reader.ReleaseReference();
        }
    }
}
