using Search.Lucene.Analysis;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Model;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>How an <see cref="IndexWriter"/> works.</summary>
public sealed record IndexWriterOptions
{
    /// <summary>Largest memory budget: one segment's addresses are 32-bit, and it may overshoot by one document.</summary>
    public const double MaxRamBufferMegabytes = 2048;

    private readonly double _ramBufferMegabytes = 64;
    private readonly int _maxConcurrentMerges = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);
    private readonly int _maxWaitingMerges = 5;

    /// <summary>Cuts the text of analyzed fields. The writer does not dispose it.</summary>
    public required Analyzer Analyzer { get; init; }

    public OpenMode OpenMode { get; init; }

    /// <summary>
    /// The order in which documents lie in each segment, most significant key first, kept by flushes and merges. Null keeps the
    /// order that the index has; an empty list is for no order. An existing index keeps the order it was begun with.
    /// </summary>
    public IReadOnlyList<IndexSortField>? IndexSort { get; init; }

    /// <summary>
    /// Documents with a value in this column are deleted softly: not live for readers over the writer and gone at the next merge,
    /// but there for whoever opens a commit without naming the column. Null keeps what the index has.
    /// </summary>
    public string? SoftDeletesField { get; init; }

    /// <summary>Decides which commits stay beside the last one; null for none.</summary>
    public SnapshotDeletionPolicy? DeletionPolicy { get; init; }

    /// <summary>
    /// Memory for documents not yet written, over all threads; when exceeded, the largest in-memory segment is flushed. Deletes and
    /// updates not yet applied may take as much again.
    /// </summary>
    public double RamBufferMegabytes
    {
        get => _ramBufferMegabytes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxRamBufferMegabytes);
            _ramBufferMegabytes = value;
        }
    }

    public StoredFieldsMode StoredFields { get; init; }

    public MergeExecution MergeExecution { get; init; }

    /// <summary>Merges that run at a time in the background. Default as Apache's for solid-state disks: half the cores, between 1 and 4.</summary>
    public int MaxConcurrentMerges
    {
        get => _maxConcurrentMerges;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxConcurrentMerges = value;
        }
    }

    /// <summary>
    /// Merges that may wait in the background beside those that run; with more, threads whose flush makes another one due wait, so
    /// that segments do not pile up. Default as Apache's: 5.
    /// </summary>
    public int MaxWaitingMerges
    {
        get => _maxWaitingMerges;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxWaitingMerges = value;
        }
    }

    public TieredMergePolicy MergePolicy { get; init; } = new();

    /// <summary>True packs the files of each new segment into one; fewer open files, one copy more. Off by default, unlike Apache's for flushes.</summary>
    public bool UseCompoundFile { get; init; }

    /// <summary>Whether <see cref="IndexWriter.Dispose"/> commits what is pending, as Apache's close does, or drops it.</summary>
    public bool CommitOnDispose { get; init; } = true;
}
