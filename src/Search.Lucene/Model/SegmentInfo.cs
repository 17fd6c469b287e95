namespace Search.Lucene.Model;

/// <summary>What stays the same of a segment from its birth: name, size, id, files.</summary>
public sealed class SegmentInfo
{
    public required string Name { get; init; }

    /// <summary>16 random bytes that every file of the segment repeats in its header.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Number of documents, deleted ones included. Set once, when the segment is complete.</summary>
    public int MaxDoc { get; set; } = -1;

    /// <summary>True when the files are packed into one <c>.cfs</c>.</summary>
    public bool IsCompoundFile { get; set; }

    /// <summary>Version of Lucene that wrote it.</summary>
    public LuceneVersion Version { get; init; } = LuceneVersion.Current;

    /// <summary>Oldest version of Lucene that contributed documents, or null.</summary>
    public LuceneVersion? MinVersion { get; init; } = LuceneVersion.Current;

    public Dictionary<string, string> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Written by codecs, e.g. the stored fields' mode.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The order in which documents lie, most significant key first; empty when they lie as they were added.</summary>
    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];

    /// <summary>Names of all files of the segment but those with a generation (live docs, updates).</summary>
    public HashSet<string> Files { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Name of a file of this segment: <c>_0_suffix.ext</c>.</summary>
    public string FileName(string suffix, string extension) =>
        suffix.Length == 0 ? $"{Name}.{extension}" : $"{Name}_{suffix}.{extension}";
}
