namespace Search.Lucene.Searching.Grouping;

/// <summary>Matches that have one value of a column.</summary>
/// <param name="Value">The value, or null for documents without.</param>
/// <param name="Total">Number of matches of the group.</param>
/// <param name="Hits">The best of them.</param>
public sealed record HitGroup(string? Value, long Total, IReadOnlyList<Hit> Hits);
