using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Writing;

/// <summary>A finished segment as the writer sees it now, ahead of the last commit. Guarded by the writer's lock.</summary>
internal sealed class SegmentEntry
{
    private readonly IndexStorage _storage;
    private SegmentCore? _core;

    public SegmentEntry(IndexStorage storage, SegmentCommitInfo commit, Bits? liveDocs, long[]? sequences)
    {
        _storage = storage;
        Commit = commit;
        if (liveDocs is not null)
        {
            SetLiveDocs(liveDocs);
        }

        Sequences = sequences;
        foreach (string file in commit.Info.Files)
        {
            SizeInBytes += storage.FileLength(file);
        }
    }

    /// <summary>As the next commit will list it, but for deletions not yet written.</summary>
    public SegmentCommitInfo Commit { get; set; }

    /// <summary>Null when nothing is deleted. Never changed in place.</summary>
    public Bits? LiveDocs { get; private set; }

    /// <summary>True when <see cref="LiveDocs"/> differs from what is on disk.</summary>
    public bool HasUnwrittenDeletes { get; set; }

    /// <summary>By document the number of the operation that added it, as long as deletes of that time may be pending; else null.</summary>
    public long[]? Sequences { get; set; }

    public bool IsMerging { get; set; }

    public int MaxDoc => Commit.Info.MaxDoc;

    public int DeleteCount { get; private set; }

    public int LiveCount => MaxDoc - DeleteCount;

    /// <summary>Bytes on disk.</summary>
    public long SizeInBytes { get; }

    /// <summary>Takes over the deletions that are on disk already.</summary>
    public void LoadDeletes(Bits liveDocs)
    {
        LiveDocs = liveDocs;
        DeleteCount = MaxDoc - liveDocs.Count();
    }

    /// <summary>Replaces the live documents by fewer.</summary>
    public void SetLiveDocs(Bits liveDocs)
    {
        LoadDeletes(liveDocs);
        HasUnwrittenDeletes = true;
    }

    /// <summary>A reader over the present state; the caller holds one reference of its core and releases it.</summary>
    public SegmentReader OpenReader()
    {
        _core ??= new SegmentCore(_storage, Commit);
        _core.TryAddReference();
        return new SegmentReader(_core, Commit, LiveDocs);
    }

    /// <summary>Lets go of the files.</summary>
    public void Close()
    {
        _core?.ReleaseReference();
        _core = null;
    }
}
