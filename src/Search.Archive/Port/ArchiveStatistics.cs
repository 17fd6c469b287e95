namespace Search.Archive.Port;

/// <summary>Size and content of a generation.</summary>
public sealed record ArchiveStatistics
{
    public required string Generation { get; init; }

    public required long Articles { get; init; }

    public required long Dated { get; init; }

    public required int People { get; init; }

    public required int Places { get; init; }

    public required int Sources { get; init; }

    /// <summary>Earliest and latest day of publication, or null.</summary>
    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    public required int Segments { get; init; }

    /// <summary>Bytes on disk of the Lucene index.</summary>
    public required long IndexBytes { get; init; }

    /// <summary>Bytes on disk of the whole generation.</summary>
    public required long TotalBytes { get; init; }
}
