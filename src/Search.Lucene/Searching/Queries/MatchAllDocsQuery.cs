using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Every document, with a constant score.</summary>
public sealed class MatchAllDocsQuery : Query
{
    internal override bool IsCacheable => true;

    internal override bool IsCheap => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, boost);

    public override string ToString(string defaultField) => "*:*";

    public override bool Equals(object? obj) => obj is MatchAllDocsQuery;

    public override int GetHashCode() => typeof(MatchAllDocsQuery).GetHashCode();

    private sealed class Prepared(Query query, float score) : Weight(query)
    {
        public override Scorer Scorer(LeafContext leaf) => new AllDocsScorer(leaf.Reader.MaxDoc, score);
    }
}
