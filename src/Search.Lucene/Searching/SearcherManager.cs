using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Searching;

/// <summary>
/// Keeps a searcher over the newest state of an index at hand, for many threads: each leases it for one search, while others bring it
/// up to date. A searcher that was replaced stays open until its last lease is given back. Thread-safe.
/// </summary>
public sealed class SearcherManager : IDisposable
{
    private readonly Lock _refreshing = new();
    private readonly BM25Similarity? _similarity;
    private IndexSearcher _current;
    private volatile bool _disposed;

    /// <summary>Follows a writer: a refresh shows what it has done, committed or not.</summary>
    public SearcherManager(IndexWriter writer, BM25Similarity? similarity = null)
        : this(DirectoryReader.Open(writer), similarity)
    {
    }

    /// <summary>Follows the commits in a storage.</summary>
    /// <exception cref="IndexNotFoundException">There is no commit.</exception>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public SearcherManager(IndexStorage storage, BM25Similarity? similarity = null)
        : this(DirectoryReader.Open(storage), similarity)
    {
    }

    private SearcherManager(DirectoryReader reader, BM25Similarity? similarity)
    {
        _similarity = similarity;
        _current = new IndexSearcher(reader, similarity);
    }

    /// <summary>Leases the present searcher; dispose the lease after the search.</summary>
    /// <exception cref="ObjectDisposedException">The manager is closed.</exception>
    public SearcherLease Acquire()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            IndexSearcher searcher = Volatile.Read(ref _current);

            // It may have been replaced and closed since it was read; then there is a newer one.
            if (searcher.Reader.TryAddReference())
            {
                return new SearcherLease(searcher);
            }
        }
    }

    /// <summary>Brings the searcher up to date; one thread at a time does so, others return at once.</summary>
    /// <returns>False when another thread is at it.</returns>
    /// <exception cref="ObjectDisposedException">The manager is closed.</exception>
    public bool MaybeRefresh()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_refreshing.TryEnter())
        {
            return false;
        }

        try
        {
            Refresh();
            return true;
        }
        finally
        {
            _refreshing.Exit();
        }
    }

    /// <summary>Brings the searcher up to date, waiting for another thread that is at it: what was done before the call is seen after it.</summary>
    /// <exception cref="ObjectDisposedException">The manager is closed.</exception>
    public void RefreshBlocking()
    {
        lock (_refreshing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Refresh();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_refreshing)
        {
            if (!_disposed)
            {
                _disposed = true;
                _current.Reader.Dispose();
            }
        }
    }

    private void Refresh()
    {
        var old = (DirectoryReader)_current.Reader;
        if (!_disposed && DirectoryReader.OpenIfChanged(old) is { } reader)
        {
            Volatile.Write(ref _current, new IndexSearcher(reader, _similarity));
            old.Dispose();
        }
    }
}
