namespace Search.Lucene.Searching.Grouping;

/// <summary>Groups what a query finds by a sorted column: the best groups, and the best hits of each.</summary>
public static class GroupSearch
{
    /// <summary>Two passes: the first finds the groups, the second the hits of those that are shown.</summary>
    /// <param name="searcher">Where to search.</param>
    /// <param name="query">The query.</param>
    /// <param name="column">A sorted column.</param>
    /// <param name="groups">Groups wanted, at least 1.</param>
    /// <param name="hitsPerGroup">Hits wanted of each, at least 1.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    /// <exception cref="UnsupportedFieldException">The column is of another type.</exception>
    public static TopGroups Search(
        IndexSearcher searcher,
        Query query,
        string column,
        int groups,
        int hitsPerGroup = 1,
        SearchBudget? budget = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hitsPerGroup, 1);
        using ReaderReference reference = ReaderReference.To(searcher.Reader);
        BestOfGroupCollector best = new(column);
        searcher.Collect(query, best, budget);
        GroupHitsCollector hits = new(column, best.Top(groups), hitsPerGroup);
        searcher.Collect(query, hits, budget);
        return new TopGroups(best.TotalGroups, best.TotalHits, hits.GetGroups());
    }
}
