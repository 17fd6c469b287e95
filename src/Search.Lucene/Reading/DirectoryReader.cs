using Search.Lucene.Codecs.LiveDocs;
using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;

namespace Search.Lucene.Reading;

/// <summary>
/// A commit, open for reading: a snapshot that later commits do not change. Thread-safe. The storage must stay open as long as
/// the reader.
/// </summary>
public sealed class DirectoryReader : IndexReader
{
    private readonly IndexStorage _storage;
    private readonly SegmentReader[] _segments;

    private DirectoryReader(IndexStorage storage, SegmentInfos commit, SegmentReader[] segments)
    {
        _storage = storage;
        _segments = segments;
        Commit = commit;
        var leaves = new LeafContext[segments.Length];
        int docBase = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            leaves[i] = new LeafContext(segments[i], i, docBase);
            docBase = checked(docBase + segments[i].MaxDoc);
            NumDocs += segments[i].NumDocs;
        }

        Leaves = leaves;
        MaxDoc = docBase;
    }

    /// <summary>The commit that is read.</summary>
    public SegmentInfos Commit { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LeafContext> Leaves { get; }

    /// <inheritdoc/>
    public override int MaxDoc { get; }

    /// <inheritdoc/>
    public override int NumDocs { get; }

    /// <summary>True when the storage holds a commit.</summary>
    public static bool IndexExists(IndexStorage storage) => SegmentInfosFormat.ListGenerations(storage).Count > 0;

    /// <summary>Opens the newest commit.</summary>
    /// <param name="storage">Where the index is.</param>
    /// <param name="verifyChecksums">True to read every file once and compare its checksum.</param>
    /// <exception cref="IndexNotFoundException">There is no commit.</exception>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public static DirectoryReader Open(IndexStorage storage, bool verifyChecksums = false)
    {
        DirectoryReader reader = OpenNewest(storage, null)!;
        if (verifyChecksums)
        {
            try
            {
                foreach (SegmentReader segment in reader._segments)
                {
                    segment.CheckIntegrity();
                }
            }
            catch
            {
                reader.Dispose();
                throw;
            }
        }

        return reader;
    }

    /// <summary>
    /// Opens the newest commit if it is another than the reader's, else returns null. Segments that both have are shared; the old
    /// reader stays as it is and is disposed on its own.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The old reader is closed.</exception>
    public static DirectoryReader? OpenIfChanged(DirectoryReader old)
    {
        ObjectDisposedException.ThrowIf(!old.TryAddReference(), old);
        try
        {
            return OpenNewest(old._storage, old);
        }
        finally
        {
            old.ReleaseReference();
        }
    }

    /// <summary>True when no newer commit exists.</summary>
    public bool IsCurrent()
    {
        IReadOnlyList<long> generations = SegmentInfosFormat.ListGenerations(_storage);
        return generations.Count > 0 && generations[^1] == Commit.Generation;
    }

    /// <summary>A reader over segments that a writer holds, which hands over one reference to each core.</summary>
    internal static DirectoryReader Over(IndexStorage storage, SegmentInfos infos, SegmentReader[] segments) => new(storage, infos, segments);

    /// <inheritdoc/>
    protected override void Close()
    {
        foreach (SegmentReader segment in _segments)
        {
            segment.Core.ReleaseReference();
        }
    }

    /// <summary>A writer may delete the files of the commit that is being opened; then there is a newer one.</summary>
    private static DirectoryReader? OpenNewest(IndexStorage storage, DirectoryReader? old)
    {
        while (true)
        {
            SegmentInfos commit = SegmentInfosFormat.ReadLatest(storage);
            if (old is not null && commit.Generation == old.Commit.Generation && commit.Id.AsSpan().SequenceEqual(old.Commit.Id))
            {
                return null;
            }

            try
            {
                return OpenCommit(storage, commit, old);
            }
            catch (Exception e) when (e is FileNotFoundException && SegmentInfosFormat.ListGenerations(storage)[^1] > commit.Generation)
            {
            }
        }
    }

    private static DirectoryReader OpenCommit(IndexStorage storage, SegmentInfos commit, DirectoryReader? old)
    {
        var segments = new SegmentReader[commit.Segments.Count];
        int opened = 0;
        try
        {
            for (; opened < segments.Length; opened++)
            {
                segments[opened] = OpenSegment(storage, commit.Segments[opened], old);
            }

            return new DirectoryReader(storage, commit, segments);
        }
        catch
        {
            foreach (SegmentReader segment in segments.AsSpan(0, opened))
            {
                segment.Core.ReleaseReference();
            }

            throw;
        }
    }

    private static SegmentReader OpenSegment(IndexStorage storage, SegmentCommitInfo commit, DirectoryReader? old)
    {
        SegmentReader? known = old is null ? null : Array.Find(old._segments, s => s.Core.Serves(commit));
        SegmentCore core;
        if (known is not null && known.Core.TryAddReference())
        {
            core = known.Core;
        }
        else
        {
            known = null;
            core = new SegmentCore(storage, commit);
        }

        try
        {
            Bits? live = commit.DeleteGeneration < 0 ? null
                : known is not null && known.Commit.DeleteGeneration == commit.DeleteGeneration ? known.LiveDocs
                : LiveDocsFormat.Read(storage, commit);
            return new SegmentReader(core, commit, live);
        }
        catch
        {
            core.ReleaseReference();
            throw;
        }
    }
}
