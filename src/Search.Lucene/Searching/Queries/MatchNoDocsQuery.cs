using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Nothing.</summary>
/// <param name="reason">Why nothing can match; for whoever reads the query.</param>
public sealed class MatchNoDocsQuery(string reason = "") : Query
{
    internal override bool IsCacheable => true;

    internal override bool IsCheap => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this);

    public override string ToString(string defaultField) => $"MatchNoDocsQuery(\"{reason}\")";

    public override bool Equals(object? obj) => obj is MatchNoDocsQuery;

    public override int GetHashCode() => typeof(MatchNoDocsQuery).GetHashCode();

    private sealed class Prepared(Query query) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf) => null;
    }
}
