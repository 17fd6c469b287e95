using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>The documents of a column whose values pass a test, with one score.</summary>
internal sealed class ColumnScorer(DocIdSetIterator column, Func<bool>? test, float score) : Scorer
{
    private const float TestCost = 2;

    /// <summary>The test reads each value once only.</summary>
    private int _tested = -1;

    private bool _passed;

    public override long Cost => column.Cost;

    public override float MatchCost => test is null ? 1 : TestCost;

    public override int NextCandidate(int target) => column.DocId >= target ? column.DocId : column.Advance(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (score < minScore)
        {
            return;
        }

        for (int doc = NextCandidate(min); doc < max; doc = column.NextDoc())
        {
            if (Passes(doc))
            {
                batch.Add(doc, score);
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            matched[i] = NextCandidate(doc) == doc && Passes(doc);
            scores[i] = score;
        }
    }

    public override float MaxScore(int min, int max) => score;

    private bool Passes(int doc)
    {
        if (test is null)
        {
            return true;
        }

        if (_tested != doc)
        {
            _tested = doc;
            _passed = test();
        }

        return _passed;
    }
}
