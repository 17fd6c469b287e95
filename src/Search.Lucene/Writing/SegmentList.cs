using System.Security.Cryptography;
using Search.Lucene.Codecs;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>
/// The segments of an index as its writer sees them, ahead of the last commit, and what is being written. Members that say so are
/// called under <see cref="Sync"/>, which is the last lock that a thread takes; the others take it themselves.
/// </summary>
internal sealed class SegmentList
{
    private readonly List<SegmentEntry> _entries = [];
    private readonly HashSet<string> _unsynced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);
    private long _changes;

    /// <summary>Guards the list and its entries.</summary>
    public Lock Sync { get; } = new();

    /// <summary>The segments in order. Under the lock.</summary>
    public IReadOnlyList<SegmentEntry> Entries => _entries;

    /// <summary>Names of segments whose files are being written. Under the lock.</summary>
    public IReadOnlySet<string> Unfinished => _unfinished;

    /// <summary>Finished files that were not synced yet. Under the lock.</summary>
    public IReadOnlyCollection<string> Unsynced => _unsynced;

    /// <summary>Number of the next segment. Under the lock.</summary>
    public long Counter { get; set; }

    /// <summary>True when the next commit would differ from the last. Under the lock.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Counts what makes a reader over the writer see other segments.</summary>
    public long Changes => Volatile.Read(ref _changes);

    /// <summary>16 new random bytes.</summary>
    public static byte[] NewId() => RandomNumberGenerator.GetBytes(CodecFile.IdLength);

    /// <summary>A new segment; its files are safe from sweeping until it is added or abandoned.</summary>
    /// <param name="source">What makes it, for its diagnostics.</param>
    /// <param name="sort">The order of its documents, if any.</param>
    public SegmentInfo NewSegment(string source, IReadOnlyList<IndexSortField>? sort = null) => new()
    {
        Name = NewName(),
        Id = NewId(),
        IndexSort = sort ?? [],
        Diagnostics = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source"] = source,
            ["lucene.version"] = LuceneVersion.Current.ToString(),
            ["os"] = Environment.OSVersion.Platform.ToString(),
            ["runtime"] = Environment.Version.ToString(),
        },
    };

    /// <summary>Name of a new segment; its files are safe from sweeping until it is added or abandoned.</summary>
    public string NewName()
    {
        lock (Sync)
        {
            string name = "_" + SegmentInfos.ToBase36(Counter++);
            _unfinished.Add(name);
            return name;
        }
    }

    /// <summary>Gives a segment up that was never added; its files are swept next time.</summary>
    public void Abandon(string name)
    {
        lock (Sync)
        {
            _unfinished.Remove(name);
        }
    }

    /// <summary>Adds a segment of the last commit, when the writer opens.</summary>
    public void AddCommitted(SegmentEntry entry)
    {
        lock (Sync)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>Adds a finished segment at the end.</summary>
    public void Add(SegmentEntry entry)
    {
        lock (Sync)
        {
            Insert(_entries.Count, entry);
        }
    }

    /// <summary>Puts a merged segment in the place of the first of its sources, and drops these. Under the lock.</summary>
    public void Replace(IReadOnlyList<SegmentEntry> merged, SegmentEntry? result)
    {
        if (result is not null)
        {
            Insert(_entries.FindIndex(merged.Contains), result);
        }

        Remove(merged);
    }

    /// <summary>Drops segments. Under the lock.</summary>
    public void Remove(IEnumerable<SegmentEntry> segments)
    {
        foreach (SegmentEntry segment in segments)
        {
            _entries.Remove(segment);
            _unsynced.ExceptWith(IndexFileSweeper.FilesOf(segment.Commit));
            segment.Close();
        }

        NoteChange();
    }

    /// <summary>Applies deletes and updates to all segments and drops those of which nothing is left. No thread adds meanwhile.</summary>
    public void Apply(OperationLog operations, ColumnUpdateWriter columns)
    {
        lock (Sync)
        {
            if (!operations.IsEmpty)
            {
                foreach (SegmentEntry entry in _entries)
                {
                    Apply(entry, operations, columns);
                }

                operations.Clear();
            }

            foreach (SegmentEntry entry in _entries)
            {
                entry.Sequences = null;
            }

            List<SegmentEntry> dead = _entries.FindAll(s => s.LiveCount == 0 && !s.IsMerging);
            if (dead.Count > 0)
            {
                Remove(dead);
            }
        }
    }

    /// <summary>Writes deletions not on disk yet. Under the lock.</summary>
    public void WriteDeletes()
    {
        foreach (SegmentEntry entry in _entries)
        {
            if (entry.HasUnwrittenDeletes)
            {
                _unsynced.Add(entry.WriteDeletes());
            }
        }
    }

    /// <summary>Notes that files are durable. Under the lock.</summary>
    public void Synced(IEnumerable<string> files) => _unsynced.ExceptWith(files);

    /// <summary>Closes all segments and forgets them, those being written included. Under the lock.</summary>
    public void Clear()
    {
        _entries.ForEach(s => s.Close());
        _entries.Clear();
        _unfinished.Clear();
    }

    private void Insert(int at, SegmentEntry entry)
    {
        _entries.Insert(at, entry);
        _unfinished.Remove(entry.Commit.Info.Name);
        _unsynced.UnionWith(IndexFileSweeper.FilesOf(entry.Commit));
        NoteChange();
    }

    private void Apply(SegmentEntry entry, OperationLog operations, ColumnUpdateWriter columns)
    {
        SegmentReader reader = entry.OpenReader();
        try
        {
            Bits? live = operations.Deletes.Apply(reader, entry.HardLiveDocs, entry.Sequences);
            if (!ReferenceEquals(live, entry.HardLiveDocs))
            {
                entry.SetHardLiveDocs(live!);
                NoteChange();
            }

            IReadOnlyCollection<ColumnChanges> changes = operations.Updates.Apply(reader, entry.LiveDocs, entry.Sequences);
            if (changes.Count > 0)
            {
                _unsynced.UnionWith(entry.Update(columns, changes));
                NoteChange();
            }
        }
        finally
        {
            reader.Version.ReleaseReference();
        }
    }

    private void NoteChange()
    {
        HasChanged = true;
        _changes++;
    }
}
