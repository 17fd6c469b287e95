using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>A commit whose files stay as long as this is not disposed.</summary>
public sealed class CommitSnapshot : IDisposable
{
    private const int CopyStep = 1 << 20;
    private readonly SnapshotDeletionPolicy _policy;
    private readonly IndexStorage _storage;
    private int _released;

    internal CommitSnapshot(SnapshotDeletionPolicy policy, IndexStorage storage, SegmentInfos commit)
    {
        _policy = policy;
        _storage = storage;
        Commit = commit;
    }

    /// <summary>The commit that is kept; it can be opened by <c>DirectoryReader.Open(storage, commit)</c>.</summary>
    public SegmentInfos Commit { get; }

    /// <summary>Names of all files of the commit, ordinal order; a copy of them is an index.</summary>
    public IReadOnlyList<string> Files =>
        IndexFileSweeper.FilesOf(Commit).Where(f => !string.Equals(f, Commit.PendingFileName, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();

    /// <summary>
    /// Copies the commit into another storage and makes it durable there, the commit's own file last, so that the copy is an index
    /// or is none. The target holds no index.
    /// </summary>
    /// <exception cref="IOException">The target holds a file of that name.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot was released.</exception>
    public void CopyTo(IndexStorage target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ObjectDisposedException.ThrowIf(_released != 0, this);
        string[] parts = Files.Where(f => !string.Equals(f, Commit.FileName, StringComparison.Ordinal)).ToArray();
        foreach (string file in parts)
        {
            Copy(file, target, file, cancellation);
        }

        target.Sync(parts);
        Copy(Commit.FileName, target, Commit.PendingFileName, cancellation);
        target.Sync([Commit.PendingFileName]);
        target.SyncDirectory();
        target.Rename(Commit.PendingFileName, Commit.FileName);
        target.SyncDirectory();
    }

    /// <summary>Lets the commit go.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            _policy.Release(Commit);
        }
    }

    private void Copy(string source, IndexStorage target, string name, CancellationToken cancellation)
    {
        using IndexInput input = _storage.Open(source);
        using IndexOutput output = target.Create(name);
        for (long at = 0; at < input.Length; at += CopyStep)
        {
            cancellation.ThrowIfCancellationRequested();
            output.WriteBytes(input.Span(at, (int)Math.Min(CopyStep, input.Length - at)));
        }
    }
}
