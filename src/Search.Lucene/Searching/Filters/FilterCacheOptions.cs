namespace Search.Lucene.Searching.Filters;

/// <summary>What a <see cref="FilterCache"/> keeps.</summary>
public sealed record FilterCacheOptions
{
    /// <summary>Memory for kept documents, in bytes.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Segments with fewer documents are searched as fast as a cache is asked.</summary>
    public int MinSegmentDocs { get; init; } = 10_000;

    /// <summary>Searches, among the last few hundred, that have a filter before it is kept.</summary>
    public int MinUses { get; init; } = 2;
}
