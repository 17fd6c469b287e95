using Search.Lucene.Codecs.Segments;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Reading;

/// <summary>
/// An index at one moment, open for reading: a commit, or what a writer holds at the time. Later changes do not touch it.
/// Thread-safe. The storage must stay open as long as the reader.
/// </summary>
public sealed class DirectoryReader : IndexReader
{
    private readonly IndexStorage _storage;
    private readonly SegmentReader[] _segments;
    private readonly string? _softDeletesField;
    private readonly IndexWriter? _writer;
    private readonly WriterMoment _moment;

    private DirectoryReader(
        IndexStorage storage, SegmentInfos commit, SegmentReader[] segments, string? softDeletesField, IndexWriter? writer, WriterMoment moment)
    {
        _storage = storage;
        _segments = segments;
        _softDeletesField = softDeletesField;
        _writer = writer;
        _moment = moment;
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

    /// <summary>
    /// The commit that is read. For a reader over a writer: the segments as the writer held them, under generation and user data of
    /// its last commit.
    /// </summary>
    public SegmentInfos Commit { get; }

    /// <summary>True for a reader over a writer, which may show what is not committed.</summary>
    public bool IsNearRealTime => _writer is not null;

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
    /// <param name="softDeletesField">
    /// Documents that have a value in this column count as deleted, as Apache's SoftDeletesDirectoryReaderWrapper has it; null for
    /// none, so that softly deleted documents are seen.
    /// </param>
    /// <exception cref="IndexNotFoundException">There is no commit.</exception>
    /// <exception cref="IndexFormatException">A file is damaged, too old or too new.</exception>
    public static DirectoryReader Open(IndexStorage storage, bool verifyChecksums = false, string? softDeletesField = null)
    {
        DirectoryReader reader = OpenNewest(storage, softDeletesField, null)!;
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

    /// <summary>Opens a given commit, for example one that a <see cref="SnapshotDeletionPolicy"/> keeps.</summary>
    /// <inheritdoc cref="Open(IndexStorage, bool, string)"/>
    public static DirectoryReader Open(IndexStorage storage, SegmentInfos commit, string? softDeletesField = null)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return OpenCommit(storage, commit, softDeletesField, null);
    }

    /// <summary>Opens what the writer holds now, whether it is committed or not. Documents in memory are written as segments first.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public static DirectoryReader Open(IndexWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return writer.OpenReader();
    }

    /// <summary>
    /// Opens the newest state if it is another than the reader's, else returns null: of the writer when the reader was opened over
    /// one that is still open, else the newest commit. Segments that both have are shared; the old reader stays as it is and is
    /// disposed on its own. Costs nothing over a writer that did nothing since.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The old reader is closed.</exception>
    public static DirectoryReader? OpenIfChanged(DirectoryReader old)
    {
        ArgumentNullException.ThrowIfNull(old);
        if (old._writer is { IsOpen: true } writer)
        {
            return OpenIfChanged(old, writer);
        }

        ObjectDisposedException.ThrowIf(!old.TryAddReference(), old);
        try
        {
            return OpenNewest(old._storage, old._softDeletesField, old);
        }
        finally
        {
            old.ReleaseReference();
        }
    }

    /// <summary>Opens what the writer holds if it is another state than the reader's, else returns null.</summary>
    /// <inheritdoc cref="OpenIfChanged(DirectoryReader)"/>
    public static DirectoryReader? OpenIfChanged(DirectoryReader old, IndexWriter writer)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(writer);
        ObjectDisposedException.ThrowIf(!old.TryAddReference(), old);
        try
        {
            return ReferenceEquals(old._writer, writer) && writer.Moment == old._moment ? null : writer.OpenReader();
        }
        finally
        {
            old.ReleaseReference();
        }
    }

    /// <summary>True when nothing newer exists: in the writer, when the reader was opened over one that is open, else in the storage.</summary>
    public bool IsCurrent()
    {
        if (_writer is { IsOpen: true })
        {
            return _writer.Moment == _moment;
        }

        IReadOnlyList<long> generations = SegmentInfosFormat.ListGenerations(_storage);
        return _writer is null && generations.Count > 0 && generations[^1] == Commit.Generation;
    }

    /// <summary>A reader over segments that a writer holds, each of which hands over one reference to its version.</summary>
    internal static DirectoryReader Over(IndexWriter writer, IndexStorage storage, SegmentInfos infos, SegmentReader[] segments, WriterMoment moment) =>
        new(storage, infos, segments, null, writer, moment);

    /// <inheritdoc/>
    protected override void Close()
    {
        foreach (SegmentReader segment in _segments)
        {
            segment.Version.ReleaseReference();
        }
    }

    /// <summary>A writer may delete the files of the commit that is being opened; then there is a newer one.</summary>
    private static DirectoryReader? OpenNewest(IndexStorage storage, string? softDeletesField, DirectoryReader? old)
    {
        while (true)
        {
            SegmentInfos commit = SegmentInfosFormat.ReadLatest(storage);
            if (old is { IsNearRealTime: false } && commit.Generation == old.Commit.Generation && commit.Id.AsSpan().SequenceEqual(old.Commit.Id))
            {
                return null;
            }

            try
            {
                return OpenCommit(storage, commit, softDeletesField, old);
            }
            catch (Exception e) when (e is FileNotFoundException && SegmentInfosFormat.ListGenerations(storage)[^1] > commit.Generation)
            {
            }
        }
    }

    private static DirectoryReader OpenCommit(IndexStorage storage, SegmentInfos commit, string? softDeletesField, DirectoryReader? old)
    {
        var segments = new SegmentReader[commit.Segments.Count];
        int opened = 0;
        try
        {
            for (; opened < segments.Length; opened++)
            {
                SegmentReader[] known = old?._segments ?? [];
                segments[opened] = SegmentOpener.Open(storage, commit.Segments[opened], softDeletesField, known);
            }

            return new DirectoryReader(storage, commit, segments, softDeletesField, null, default);
        }
        catch
        {
            foreach (SegmentReader segment in segments.AsSpan(0, opened))
            {
                segment.Version.ReleaseReference();
            }

            throw;
        }
    }
}
