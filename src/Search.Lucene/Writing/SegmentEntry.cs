using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>A finished segment as the writer sees it now, ahead of the last commit. Guarded by the lock of the list it is in.</summary>
internal sealed class SegmentEntry
{
    private readonly IndexStorage _storage;
    private readonly string? _softDeletesField;
    private SegmentVersion? _version;
    private Bits? _hardLive;
    private Bits? _soft;
    private bool _softKnown;

    /// <param name="storage">Where its files are.</param>
    /// <param name="commit">As a commit lists it.</param>
    /// <param name="softDeletesField">The column that marks documents as softly deleted, or null.</param>
    /// <param name="sequences">By document the number of the operation that added it; null when no pending operation is older.</param>
    public SegmentEntry(IndexStorage storage, SegmentCommitInfo commit, string? softDeletesField, long[]? sequences)
    {
        _storage = storage;
        _softDeletesField = softDeletesField;
        Commit = commit;
        Sequences = sequences;
        SizeInBytes = commit.Info.Files.Sum(storage.FileLength);
        if (commit.DeleteGeneration >= 0)
        {
            _hardLive = LiveDocsFormat.Read(storage, commit);
            HardDeleteCount = MaxDoc - _hardLive.Count();
        }

        // Only a segment that has the column now or gets it by an update has anything to look for.
        _softKnown = softDeletesField is null;
        Refresh();
    }

    /// <summary>As the next commit will list it, but for deletions not yet written.</summary>
    public SegmentCommitInfo Commit { get; private set; }

    /// <summary>Documents that are neither deleted nor softly deleted, null for all. Never changed in place.</summary>
    public Bits? LiveDocs { get; private set; }

    /// <summary>Documents that are not deleted for good, null for all. Never changed in place.</summary>
    public Bits? HardLiveDocs => _hardLive;

    /// <summary>True when <see cref="HardLiveDocs"/> differs from what is on disk.</summary>
    public bool HasUnwrittenDeletes { get; private set; }

    /// <summary>By document the number of the operation that added it, as long as older operations may be pending; else null.</summary>
    public long[]? Sequences { get; set; }

    /// <summary>Columns changed while the segment is being merged, which the merged one has to take over; null when it is not.</summary>
    public List<ColumnChanges>? ChangesDuringMerge { get; private set; }

    public bool IsMerging => ChangesDuringMerge is not null;

    public int MaxDoc => Commit.Info.MaxDoc;

    /// <summary>Documents deleted for good.</summary>
    public int HardDeleteCount { get; private set; }

    /// <summary>Documents deleted, softly ones included.</summary>
    public int DeleteCount => MaxDoc - LiveCount;

    public int LiveCount { get; private set; }

    /// <summary>Bytes on disk, without updates.</summary>
    public long SizeInBytes { get; }

    public void BeginMerge() => ChangesDuringMerge = [];

    public void EndMerge() => ChangesDuringMerge = null;

    /// <summary>Replaces the documents not deleted for good by fewer.</summary>
    public void SetHardLiveDocs(Bits live)
    {
        _hardLive = live;
        HardDeleteCount = MaxDoc - live.Count();
        HasUnwrittenDeletes = true;
        Refresh();
    }

    /// <summary>Writes changed columns as files of a new generation; returns the files.</summary>
    public IEnumerable<string> Update(ColumnUpdateWriter writer, IReadOnlyCollection<ColumnChanges> changes)
    {
        SegmentReader reader = OpenReader();
        try
        {
            Commit = writer.Write(reader, Commit, changes);
        }
        finally
        {
            reader.Version.ReleaseReference();
        }

        ChangesDuringMerge?.AddRange(changes);
        if (_softDeletesField is not null && changes.Any(c => string.Equals(c.Field, _softDeletesField, StringComparison.Ordinal)))
        {
            _softKnown = false;
            Refresh();
        }

        return IndexFileSweeper.UpdateFilesOf(Commit);
    }

    /// <summary>Writes the live docs as a file of a new generation; returns the file.</summary>
    public string WriteDeletes()
    {
        long generation = Math.Max(0, Commit.DeleteGeneration) + 1;
        string file = LiveDocsFormat.Write(_storage, Commit.Info, _hardLive!, generation);
        Commit = Commit with { DeleteGeneration = generation, DeleteCount = HardDeleteCount, Id = SegmentList.NewId() };
        HasUnwrittenDeletes = false;
        return file;
    }

    /// <summary>A reader over the present state; the caller holds one reference of its version and releases it.</summary>
    public SegmentReader OpenReader()
    {
        SegmentVersion version = Version();
        version.TryAddReference();
        return new SegmentReader(
            version, HasUnwrittenDeletes ? Commit with { DeleteCount = HardDeleteCount } : Commit, LiveDocs, liveDocsAreCommitted: false);
    }

    /// <summary>Lets go of the files.</summary>
    public void Close()
    {
        _version?.ReleaseReference();
        _version = null;
    }

    private SegmentVersion Version()
    {
        if (_version is not null && _version.Serves(Commit))
        {
            return _version;
        }

        SegmentCore core;
        if (_version is null)
        {
            core = new SegmentCore(_storage, Commit.Info);
        }
        else
        {
            core = _version.Core;
            core.TryAddReference();
        }

        var version = new SegmentVersion(_storage, Commit, core);
        _version?.ReleaseReference();
        _version = version;
        return version;
    }

    private void Refresh()
    {
        if (!_softKnown)
        {
            _soft = SoftDeletes.Find(Version(), _softDeletesField!);
            _softKnown = true;
        }

        LiveDocs = SoftDeletes.Apply(_hardLive, _soft);
        LiveCount = LiveDocs?.Count() ?? MaxDoc;
        if (_softDeletesField is not null)
        {
            Commit = Commit with { SoftDeleteCount = MaxDoc - HardDeleteCount - LiveCount };
        }
    }
}
