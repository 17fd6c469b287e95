using System.Globalization;

namespace Search.Lucene.Searching.Queries;

/// <summary>Multiplies the scores of a query.</summary>
public sealed class BoostQuery : Query
{
    /// <param name="query">The query.</param>
    /// <param name="boost">Finite and at least 0.</param>
    public BoostQuery(Query query, float boost)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!float.IsFinite(boost) || boost < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "A boost is a finite number of at least 0.");
        }

        Query = query;
        Boost = boost;
    }

    public Query Query { get; }

    public float Boost { get; }

    internal override bool IsCacheable => Query.IsCacheable;

    internal override bool IsCheap => Query.IsCheap;

    public override Query Rewrite(SearchContext context)
    {
        Query rewritten = Query.Rewrite(context);
        if (Boost == 1f)
        {
            return rewritten;
        }

        if (rewritten is BoostQuery inner)
        {
            return new BoostQuery(inner.Query, Boost * inner.Boost);
        }

        if (Boost == 0f && rewritten is not ConstantScoreQuery)
        {
            return new BoostQuery(new ConstantScoreQuery(rewritten), 0f);
        }

        return ReferenceEquals(rewritten, Query) ? this : new BoostQuery(rewritten, Boost);
    }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => Query.CreateWeight(context, needsScores, Boost * boost);

    public override string ToString(string defaultField)
        => $"({Query.ToString(defaultField)})^{Boost.ToString(CultureInfo.InvariantCulture)}";

    public override bool Equals(object? obj) => obj is BoostQuery other && Boost.Equals(other.Boost) && Query.Equals(other.Query);

    public override int GetHashCode() => HashCode.Combine(typeof(BoostQuery), Query, Boost);
}
