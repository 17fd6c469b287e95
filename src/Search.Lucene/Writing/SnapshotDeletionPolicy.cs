using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>
/// Keeps commits while someone needs their files, for example to copy them, although newer commits and merges come. Given to one
/// writer in its options. Thread-safe. Snapshots are not persisted: the next writer keeps the last commit only.
/// </summary>
public sealed class SnapshotDeletionPolicy
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (SegmentInfos Commit, int Count)> _held = [];
    private SegmentInfos? _last;
    private IndexStorage? _storage;

    /// <summary>Number of commits that snapshots keep.</summary>
    public int HeldCount
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Keeps the last commit until the snapshot is released.</summary>
    /// <exception cref="InvalidOperationException">The policy has no writer, or the index no commit yet.</exception>
    public CommitSnapshot Snapshot()
    {
        lock (_lock)
        {
            if (_last is null || _storage is null)
            {
                throw new InvalidOperationException("There is no commit yet that a snapshot could keep.");
            }

            int count = _held.TryGetValue(_last.Generation, out (SegmentInfos Commit, int Count) held) ? held.Count : 0;
            _held[_last.Generation] = (_last, count + 1);
            return new CommitSnapshot(this, _storage, _last);
        }
    }

    /// <summary>Lets the commit go; its files are removed when the writer sweeps next, at a commit or merge.</summary>
    internal void Release(SegmentInfos commit)
    {
        lock (_lock)
        {
            (SegmentInfos held, int count) = _held[commit.Generation];
            if (count == 1)
            {
                _held.Remove(commit.Generation);
            }
            else
            {
                _held[commit.Generation] = (held, count - 1);
            }
        }
    }

    /// <summary>Called by the writer, with null while the index has no commit.</summary>
    internal void SetLast(IndexStorage storage, SegmentInfos? commit)
    {
        lock (_lock)
        {
            _storage = storage;
            _last = commit;
        }
    }

    /// <summary>Adds the files of all commits that snapshots keep.</summary>
    internal void AddFiles(HashSet<string> files)
    {
        lock (_lock)
        {
            foreach ((SegmentInfos commit, _) in _held.Values)
            {
                files.UnionWith(IndexFileSweeper.FilesOf(commit));
            }
        }
    }
}
