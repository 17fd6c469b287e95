using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Nothing.</summary>
/// <param name="reason">Why nothing can match; for whoever reads the query.</param>
public sealed class MatchNoDocsQuery(string reason = "") : Query
{
    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared();

    public override string ToString(string defaultField) => $"MatchNoDocsQuery(\"{reason}\")";

    public override bool Equals(object? obj) => obj is MatchNoDocsQuery;

    public override int GetHashCode() => typeof(MatchNoDocsQuery).GetHashCode();

    private sealed class Prepared : Weight
    {
        public override Scorer? Scorer(LeafContext leaf) => null;
    }
}
