namespace Search.Archive.Port;

/// <summary>A search, validated by <see cref="SearchRequestValidator"/> before it reaches an engine.</summary>
public sealed record SearchRequest
{
    /// <summary>What a person typed; null or blank means every article.</summary>
    public string? Query { get; init; }

    /// <summary>Ids or labels by facet: any of one facet's values, all of the facets. Never holds <see cref="FacetName.Date"/>.</summary>
    public IReadOnlyDictionary<FacetName, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<FacetName, IReadOnlyList<string>>();

    /// <summary>First day, in Europe/Berlin.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive, in Europe/Berlin.</summary>
    public DateOnly? To { get; init; }

    public DuplicatesMode Duplicates { get; init; }

    public SortOrder Sort { get; init; }

    public int Size { get; init; } = 10;

    public int Offset { get; init; }

    /// <summary>The <see cref="SearchResult.NextCursor"/> of an earlier answer to the same search; excludes an offset.</summary>
    public string? Cursor { get; init; }

    public IReadOnlyList<FacetName> Facets { get; init; } = [];

    public int FacetSize { get; init; } = 10;

    public DateInterval Interval { get; init; } = DateInterval.Month;
}
