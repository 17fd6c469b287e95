namespace Search.Archive.Port;

/// <summary>The answer to a search; everything in it is of one generation.</summary>
public sealed record SearchResult
{
    /// <summary>Exact number of articles that match; of copies collapsed into one hit, one.</summary>
    public required long Total { get; init; }

    /// <summary>Milliseconds from parsed request to finished answer.</summary>
    public required double TookMs { get; init; }

    public required string Generation { get; init; }

    public required IReadOnlyList<Hit> Hits { get; init; }

    /// <summary>By lower-case name, in the order asked.</summary>
    public required IReadOnlyDictionary<string, FacetResult> Facets { get; init; }

    /// <summary>Leads to the next page; null on the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>What of the query could not be read as meant.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
