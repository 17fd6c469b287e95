namespace Search.Lucene.Searching;

/// <summary>The best documents of a search.</summary>
/// <param name="Total">Number of matches, or at least that many.</param>
/// <param name="TotalIsExact">False when pruning left matches uncounted.</param>
/// <param name="Hits">The best, best first; equal ones by document id.</param>
public sealed record TopDocs(long Total, bool TotalIsExact, IReadOnlyList<Hit> Hits);
