using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>What a run did. Kept with the generation as <c>report.json</c>.</summary>
public sealed record ReindexReport
{
    public required string Generation { get; init; }

    /// <summary>Articles in the archive after the run.</summary>
    public required long Articles { get; init; }

    public required long Added { get; init; }

    public required long Changed { get; init; }

    public required long Removed { get; init; }

    public required long Unchanged { get; init; }

    /// <summary>Articles whose names were extracted in this run; the rest was kept from the run before.</summary>
    public required long Extracted { get; init; }

    /// <summary>Articles taken over from the generation before as they were; the rest was written anew.</summary>
    public long TakenOver { get; init; }

    /// <summary>Articles that are copies of an earlier one.</summary>
    public long Copies { get; init; }

    public required int People { get; init; }

    public required int Places { get; init; }

    /// <summary>Items that were skipped, each named.</summary>
    public required IReadOnlyList<ItemFault> Skipped { get; init; }

    /// <summary>Bytes of the sources read.</summary>
    public required long SourceBytes { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
