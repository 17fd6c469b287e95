namespace Search.Lucene.Searching;

/// <summary>
/// What to find and how to rank it. Queries are immutable and equal by value; they print in Lucene's query syntax.
/// </summary>
public abstract class Query
{
    /// <summary>One step towards a simpler query with the same matches and scores; the query itself when there is none.</summary>
    public virtual Query Rewrite(SearchContext context) => this;

    /// <summary>Prepares a fully rewritten query.</summary>
    /// <param name="context">The search.</param>
    /// <param name="needsScores">False when only matches count.</param>
    /// <param name="boost">Product of the boosts around the query.</param>
    public abstract Weight CreateWeight(SearchContext context, bool needsScores, float boost);

    /// <summary>Whether matches depend on the segment alone, so that they may be kept for later searches; such queries compare by value.</summary>
    internal virtual bool IsCacheable => false;

    /// <summary>Whether matching is as fast as reading what was kept.</summary>
    internal virtual bool IsCheap => false;

    /// <summary>Query syntax; field names equal to <paramref name="defaultField"/> are left out.</summary>
    public abstract string ToString(string defaultField);

    public sealed override string ToString() => ToString(string.Empty);

    public abstract override bool Equals(object? obj);

    public abstract override int GetHashCode();
}
