using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Every document, with a constant score.</summary>
public sealed class MatchAllDocsQuery : Query
{
    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(boost);

    public override string ToString(string defaultField) => "*:*";

    public override bool Equals(object? obj) => obj is MatchAllDocsQuery;

    public override int GetHashCode() => typeof(MatchAllDocsQuery).GetHashCode();

    private sealed class Prepared(float score) : Weight
    {
        public override Scorer Scorer(LeafContext leaf) => new AllDocsScorer(leaf.Reader.MaxDoc, score);
    }
}
