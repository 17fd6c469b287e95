namespace Search.Archive;

/// <summary>The limits that every door to the archive keeps.</summary>
public static class ArchiveLimits
{
    /// <summary>UTF-16 units of a query's text.</summary>
    public const int QueryLength = 2_000;

    /// <summary>Depth of parentheses in a query.</summary>
    public const int QueryNesting = 20;

    /// <summary>Clauses of a query, and terms that a prefix or pattern may expand to.</summary>
    public const int QueryClauses = 1_024;

    /// <summary>Hits on one page.</summary>
    public const int PageSize = 100;

    /// <summary>Offset plus size; a cursor leads beyond.</summary>
    public const int Window = 10_000;

    /// <summary>Values of one facet in one answer.</summary>
    public const int FacetSize = 1_000;

    /// <summary>Values of one filter parameter.</summary>
    public const int FilterValues = 100;

    /// <summary>UTF-16 units of an article's id.</summary>
    public const int IdLength = 512;

    /// <summary>How long one query may take.</summary>
    public static readonly TimeSpan QueryTime = TimeSpan.FromSeconds(5);
}
