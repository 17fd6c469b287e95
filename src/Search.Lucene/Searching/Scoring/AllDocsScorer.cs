using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Every document of a segment, with one score.</summary>
internal sealed class AllDocsScorer(int maxDoc, float score) : Scorer
{
    public override long Cost => maxDoc;

    public override int NextCandidate(int target) => target < maxDoc ? target : DocIdSetIterator.NoMoreDocs;

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (score < minScore)
        {
            return;
        }

        for (int doc = min; doc < Math.Min(max, maxDoc); doc++)
        {
            batch.Add(doc, score);
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        matched[..docs.Length].Fill(true);
        scores[..docs.Length].Fill(score);
    }

    public override float MaxScore(int min, int max) => score;
}
