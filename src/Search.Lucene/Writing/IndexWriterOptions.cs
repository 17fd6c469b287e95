using Search.Lucene.Analysis;
using Search.Lucene.Codecs.StoredFields;
using Search.Lucene.Writing.Merging;

namespace Search.Lucene.Writing;

/// <summary>How an <see cref="IndexWriter"/> works.</summary>
public sealed record IndexWriterOptions
{
    /// <summary>Largest memory budget: one segment's addresses are 32-bit, and it may overshoot by one document.</summary>
    public const double MaxRamBufferMegabytes = 2048;

    private readonly double _ramBufferMegabytes = 64;

    /// <summary>Cuts the text of analyzed fields. The writer does not dispose it.</summary>
    public required Analyzer Analyzer { get; init; }

    public OpenMode OpenMode { get; init; }

    /// <summary>Memory for documents not yet written, over all threads; when exceeded, the largest in-memory segment is flushed.</summary>
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

    public TieredMergePolicy MergePolicy { get; init; } = new();

    /// <summary>True packs the files of each new segment into one; fewer open files, one copy more. Off by default, unlike Apache's for flushes.</summary>
    public bool UseCompoundFile { get; init; }

    /// <summary>Whether <see cref="IndexWriter.Dispose"/> commits what is pending, as Apache's close does, or drops it.</summary>
    public bool CommitOnDispose { get; init; } = true;
}
