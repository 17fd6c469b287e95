namespace Search.Lucene.Searching.Scoring;

/// <summary>What a required scorer matches; the optional one's score is added, in float, where it matches too.</summary>
internal sealed class RequiredOptionalScorer(Scorer required, Scorer optional, BatchPool batches) : Scorer
{
    private readonly DocBatch _answers = batches.Rent();
    private readonly bool[] _matched = batches.RentFlags();

    public override long Cost => required.Cost;

    public override float MatchCost => required.MatchCost;

    public override int NextCandidate(int target) => required.NextCandidate(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        float requiredMin = 0;
        if (minScore > 0)
        {
            float bound = optional.MaxScore(min, max);
            if (!ScoreBound.Reaches((double)required.MaxScore(min, max) + bound, minScore))
            {
                return;
            }

            requiredMin = ScoreBound.Remaining(minScore, bound);
        }

        int start = batch.Count;
        batch.ScoreFloor = 0;
        required.Fill(batch, min, max, requiredMin);
        Add(batch.Docs.AsSpan(start, batch.Count - start), batch.Scores.AsSpan(start, batch.Count - start));
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        required.Probe(docs, matched, scores);
        Add(docs, scores);
    }

    public override float MaxScore(int min, int max)
        => MathF.BitIncrement(required.MaxScore(min, max) + optional.MaxScore(min, max));

    private void Add(ReadOnlySpan<int> docs, Span<float> scores)
    {
        optional.Probe(docs, _matched, _answers.Scores);
        for (int i = 0; i < docs.Length; i++)
        {
            if (_matched[i])
            {
                scores[i] += _answers.Scores[i];
            }
        }
    }
}
