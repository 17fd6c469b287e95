using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>What the inner query matches, each with the boost as its score.</summary>
public sealed class ConstantScoreQuery : Query
{
    public ConstantScoreQuery(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query = query;
    }

    public Query Query { get; }

    internal override bool IsCacheable => Query.IsCacheable;

    internal override bool IsCheap => Query.IsCheap;

    public override Query Rewrite(SearchContext context)
    {
        Query rewritten = Query.Rewrite(context);
        if (!ReferenceEquals(rewritten, Query))
        {
            return new ConstantScoreQuery(rewritten);
        }

        return rewritten switch
        {
            ConstantScoreQuery => rewritten,
            BoostQuery boosted => new ConstantScoreQuery(boosted.Query),
            _ => this,
        };
    }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
    {
        Weight inner = Query.CreateWeight(context, needsScores: false, 1f);
        return needsScores ? new Prepared(this, inner, boost) : inner;
    }

    public override string ToString(string defaultField) => $"ConstantScore({Query.ToString(defaultField)})";

    public override bool Equals(object? obj) => obj is ConstantScoreQuery other && Query.Equals(other.Query);

    public override int GetHashCode() => HashCode.Combine(typeof(ConstantScoreQuery), Query);

    private sealed class Prepared(Query query, Weight inner, float score) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
            => inner.Scorer(leaf) is { } scorer ? new ConstantScorer(scorer, score) : null;
    }
}
