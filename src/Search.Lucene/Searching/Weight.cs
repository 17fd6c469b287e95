using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>A query prepared for one index: statistics are gathered, so that segments can be searched one by one.</summary>
/// <param name="query">The query that was prepared.</param>
public abstract class Weight(Query query)
{
    /// <summary>The query that was prepared.</summary>
    public Query Query { get; } = query;

    /// <summary>No document of any segment scores higher; infinite where that is not known beforehand.</summary>
    internal virtual float GreatestScore => float.PositiveInfinity;

    /// <summary>The matches in a segment, or null when there are none.</summary>
    public abstract Scorer? Scorer(LeafContext leaf);

    /// <summary>Why a document of a segment scores as it does; for a weight that was prepared with scores.</summary>
    /// <param name="leaf">The segment.</param>
    /// <param name="doc">Id within the segment.</param>
    public virtual Explanation Explain(LeafContext leaf, int doc)
        => ScoreOf(leaf, doc) is { } score
            ? Explanation.Match(score, $"{Query}, a constant score: the boost")
            : Explanation.NoMatch($"{Query} does not match");

    /// <summary>The score of one document by the very scorer that a search uses, or null where it does not match.</summary>
    protected float? ScoreOf(LeafContext leaf, int doc)
    {
        if (Scorer(leaf) is not { } scorer)
        {
            return null;
        }

        Span<bool> matched = stackalloc bool[1];
        Span<float> scores = stackalloc float[1];
        scorer.Probe([doc], matched, scores);
        return matched[0] ? scores[0] : null;
    }
}
