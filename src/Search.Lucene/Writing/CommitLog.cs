using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>
/// The commits of an index: makes them in two steps, and removes files that no commit and no segment in use needs. One thread at a
/// time prepares, publishes or gives up; sweeping is thread-safe. Guarded by the lock of the list of segments.
/// </summary>
internal sealed class CommitLog
{
    private static readonly Dictionary<string, string> s_noData = [];
    private readonly IndexStorage _storage;
    private readonly SegmentList _segments;
    private readonly SnapshotDeletionPolicy? _policy;
    private readonly IndexFileSweeper _sweeper;
    private readonly int _createdMajor;
    private SegmentInfos? _last;
    private SegmentInfos? _pending;
    private List<string> _pendingFiles = [];
    private long _version;

    /// <param name="storage">Where the index is.</param>
    /// <param name="segments">The segments, which this log freezes into commits.</param>
    /// <param name="policy">Keeps older commits, or null.</param>
    /// <param name="last">The newest commit, or null for a new index.</param>
    /// <param name="beginsAnew">True when the index is begun anew although there is a commit.</param>
    public CommitLog(IndexStorage storage, SegmentList segments, SnapshotDeletionPolicy? policy, SegmentInfos? last, bool beginsAnew)
    {
        _storage = storage;
        _segments = segments;
        _policy = policy;
        _sweeper = new IndexFileSweeper(storage);
        _last = last;
        _version = last?.Version ?? 0;
        _createdMajor = last is null || beginsAnew ? LuceneVersion.Current.Major : last.CreatedMajor;
        policy?.SetLast(storage, last);
    }

    /// <summary>The last commit, or null.</summary>
    public SegmentInfos? Last
    {
        get
        {
            lock (_segments.Sync)
            {
                return _last;
            }
        }
    }

    /// <summary>Major version of Lucene that the index counts as created by.</summary>
    public int CreatedMajor => _createdMajor;

    /// <summary>True between the two steps of a commit.</summary>
    public bool IsPrepared
    {
        get
        {
            lock (_segments.Sync)
            {
                return _pending is not null;
            }
        }
    }

    /// <summary>A number above those of all segments that have files.</summary>
    public long NextFreeSegment() => _sweeper.NextFreeSegment();

    /// <summary>Freezes the segments as the next commit; false when it would be the same as the last. No thread adds meanwhile.</summary>
    /// <param name="userData">Kept with the commit; null keeps what the last one has.</param>
    public bool Freeze(IReadOnlyDictionary<string, string>? userData)
    {
        lock (_segments.Sync)
        {
            userData ??= _last?.UserData ?? s_noData;
            if (!_segments.HasChanged && _last is not null && SameMap(userData, _last.UserData))
            {
                return false;
            }

            _segments.WriteDeletes();
            IReadOnlyList<long> known = SegmentInfosFormat.ListGenerations(_storage);
            _pending = new SegmentInfos
            {
                Generation = Math.Max(_last?.Generation ?? 0, known.Count > 0 ? known[^1] : 0) + 1,
                Id = SegmentList.NewId(),
                Version = ++_version,
                Counter = _segments.Counter,
                Segments = _segments.Entries.Select(s => s.Commit).ToArray(),
                UserData = new Dictionary<string, string>(userData, StringComparer.Ordinal),
                CreatedMajor = _createdMajor,
            };
            HashSet<string> needed = IndexFileSweeper.FilesOf(_pending);
            _pendingFiles = _segments.Unsynced.Where(needed.Contains).ToList();
            _segments.HasChanged = false;
            return true;
        }
    }

    /// <summary>First step: makes everything that the frozen commit names durable, and writes it under its pending name.</summary>
    public void Prepare()
    {
        _storage.Sync(_pendingFiles);
        using (IndexOutput output = _storage.Create(_pending!.PendingFileName))
        {
            SegmentInfosFormat.Write(output, _pending);
        }

        _storage.Sync([_pending.PendingFileName]);
        _storage.SyncDirectory();
    }

    /// <summary>Second step: publishes the prepared commit by a rename; returns its generation.</summary>
    public long Publish()
    {
        SegmentInfos commit = _pending!;
        _storage.Rename(commit.PendingFileName, commit.FileName);
        _storage.SyncDirectory();
        lock (_segments.Sync)
        {
            _last = commit;
            _pending = null;
            _segments.Synced(_pendingFiles);
            _policy?.SetLast(_storage, commit);
            Sweep();
            return commit.Generation;
        }
    }

    /// <summary>Gives a prepared commit up; its files go with the next sweep.</summary>
    public void Abandon()
    {
        lock (_segments.Sync)
        {
            _pending = null;
        }
    }

    /// <summary>The segments as they stand, in the clothes of a commit, for a reader over the writer.</summary>
    public SegmentInfos Current(IReadOnlyList<SegmentCommitInfo> segments)
    {
        lock (_segments.Sync)
        {
            return new SegmentInfos
            {
                Generation = _last?.Generation ?? 0,
                Id = _last?.Id ?? new byte[Codecs.CodecFile.IdLength],
                Version = _version,
                Counter = _segments.Counter,
                Segments = segments,
                UserData = _last?.UserData ?? s_noData,
                CreatedMajor = _createdMajor,
            };
        }
    }

    /// <summary>Removes files that neither a commit nor a segment in use needs.</summary>
    public void Sweep()
    {
        lock (_segments.Sync)
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            foreach (SegmentInfos? commit in (ReadOnlySpan<SegmentInfos?>)[_last, _pending])
            {
                if (commit is not null)
                {
                    needed.UnionWith(IndexFileSweeper.FilesOf(commit));
                }
            }

            foreach (SegmentEntry segment in _segments.Entries)
            {
                needed.UnionWith(IndexFileSweeper.FilesOf(segment.Commit));
            }

            _policy?.AddFiles(needed);
            _sweeper.Sweep(needed, _segments.Unfinished);
        }
    }

    private static bool SameMap(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out string? value) && string.Equals(p.Value, value, StringComparison.Ordinal));
}
