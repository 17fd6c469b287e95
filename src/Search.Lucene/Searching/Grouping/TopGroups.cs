namespace Search.Lucene.Searching.Grouping;

/// <summary>The best groups of a search.</summary>
/// <param name="TotalGroups">Distinct values among all matches, matches without a value being one group.</param>
/// <param name="TotalHits">Number of matches.</param>
/// <param name="Groups">By the score of the best hit; equal ones by its document id.</param>
public sealed record TopGroups(int TotalGroups, long TotalHits, IReadOnlyList<HitGroup> Groups);
