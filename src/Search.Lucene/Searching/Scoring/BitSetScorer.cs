using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>The documents of a bit set, with one score.</summary>
/// <param name="bits">The documents.</param>
/// <param name="cost">Upper bound of their number.</param>
/// <param name="score">The score of each.</param>
/// <param name="late">Completes them when they are asked for; null: they are complete.</param>
internal sealed class BitSetScorer(Bits bits, long cost, float score, LateDocs? late = null) : Scorer
{
    public override long Cost => cost;

    public override int NextCandidate(int target) => late is null ? bits.NextSetBit(target) : late.NextDoc(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (score < minScore)
        {
            return;
        }

        late?.CompleteTo(max);
        int start = batch.Count;
        int end = Math.Min(max, bits.Length);
        for (int first = min & ~63; first < end; first += 64)
        {
            ulong marks = bits.Words[first >> 6];
            if (first < min)
            {
                marks &= ulong.MaxValue << min;
            }

            if (end - first < 64)
            {
                marks &= (1UL << end) - 1;
            }

            batch.AddMarked(marks, first);
        }

        batch.Scores.AsSpan(start, batch.Count - start).Fill(score);
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        if (docs.Length > 0)
        {
            late?.CompleteTo(docs[^1] + 1);
        }

        for (int i = 0; i < docs.Length; i++)
        {
            matched[i] = bits[docs[i]];
            scores[i] = score;
        }
    }

    public override float MaxScore(int min, int max) => score;
}
