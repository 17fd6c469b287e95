namespace Search.Lucene.Searching.Scoring;

/// <summary>The matches of a scorer made without scores, each with one score.</summary>
internal sealed class ConstantScorer(Scorer inner, float score) : Scorer
{
    public override long Cost => inner.Cost;

    public override float MatchCost => inner.MatchCost;

    public override int NextCandidate(int target) => inner.NextCandidate(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (score < minScore)
        {
            return;
        }

        int start = batch.Count;
        inner.Fill(batch, min, max, 0);
        batch.Scores.AsSpan(start, batch.Count - start).Fill(score);
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        inner.Probe(docs, matched, scores);
        scores[..docs.Length].Fill(score);
    }

    public override float MaxScore(int min, int max) => score;
}
