using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Proximity;

/// <summary>
/// Documents in which a field has an interval of a source ("near"). The score is the boost times f / (1 + f), where every interval adds
/// to f the less, the longer it is beyond the shortest possible. Source: Apache Lucene 8.8, IntervalQuery and its saturation function.
/// </summary>
public sealed class IntervalQuery(string field, IntervalSource source) : Query
{
    public string Field { get; } = field;

    public IntervalSource Source { get; } = source;

    internal override bool IsCacheable => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, context, needsScores, boost);

    public override string ToString(string defaultField)
        => string.Equals(Field, defaultField, StringComparison.Ordinal) ? Source.ToString() : $"{Field}:{Source}";

    public override bool Equals(object? obj)
        => obj is IntervalQuery other && string.Equals(Field, other.Field, StringComparison.Ordinal) && Source.Equals(other.Source);

    public override int GetHashCode() => HashCode.Combine(typeof(IntervalQuery), Field, Source);

    private sealed class Prepared(IntervalQuery query, SearchContext context, bool needsScores, float boost) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf) => Open(leaf);

        public override Explanation Explain(LeafContext leaf, int doc)
        {
            if (ScoreOf(leaf, doc) is not { } score || Open(leaf) is not { } scorer)
            {
                return Explanation.NoMatch($"no interval of {query}");
            }

            return Explanation.Match(
                score,
                $"weight of {query}, computed as boost * (1 - 1 / (1 + freq)) from:",
                Explanation.Match(boost, "boost"),
                Explanation.Match(scorer.FreqOf(doc), "freq, intervals, each divided by its length beyond the shortest possible"));
        }

        private IntervalScorer? Open(LeafContext leaf)
        {
            if (leaf.Reader.Terms(query.Field) is not { } terms)
            {
                return null;
            }

            if (!terms.HasPositions)
            {
                throw new UnsupportedFieldException(query.Field, "positions");
            }

            IntervalLeaf segment = new(context, leaf, query.Field);
            return query.Source.Candidates(segment) is { } candidates && query.Source.Open(segment) is { } cursor
                ? new IntervalScorer(candidates, cursor, query.Source.MinExtent, needsScores, boost)
                : null;
        }
    }
}
