namespace Search.Lucene.Searching.Scoring;

/// <summary>What one scorer matches and another, made without scores, does not.</summary>
internal sealed class ExclusionScorer(Scorer positive, Scorer excluded, BatchPool batches) : Scorer
{
    private readonly DocBatch _answers = batches.Rent();
    private readonly bool[] _excluded = batches.RentFlags();

    public override long Cost => positive.Cost;

    public override float MatchCost => positive.MatchCost + excluded.MatchCost;

    public override int NextCandidate(int target) => positive.NextCandidate(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        int start = batch.Count;
        positive.Fill(batch, min, max, minScore);
        Span<int> docs = batch.Docs.AsSpan(start, batch.Count - start);
        excluded.Probe(docs, _excluded, _answers.Scores);
        int kept = start;
        for (int i = 0; i < docs.Length; i++)
        {
            if (!_excluded[i])
            {
                batch.Docs[kept] = docs[i];
                batch.Scores[kept++] = batch.Scores[start + i];
            }
        }

        batch.Count = kept;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        positive.Probe(docs, matched, scores);
        excluded.Probe(docs, _excluded, _answers.Scores);
        for (int i = 0; i < docs.Length; i++)
        {
            matched[i] &= !_excluded[i];
        }
    }

    public override float MaxScore(int min, int max) => positive.MaxScore(min, max);
}
