namespace Search.Lucene.Searching.Proximity;

/// <summary>Documents with an interval: first the words have to be there, then positions are read.</summary>
internal sealed class IntervalScorer(Scorer candidates, IntervalCursor cursor, int minExtent, bool needsScores, float boost) : Scorer
{
    /// <summary>Reading positions costs about this many times a step in a list of postings.</summary>
    private const float PositionsCost = 32;

    /// <summary>Positions of a document are read once only.</summary>
    private int _loadedDoc = -1;

    private float _loadedFreq;

    public override long Cost => candidates.Cost;

    public override float MatchCost => PositionsCost;

    public override int NextCandidate(int target) => candidates.NextCandidate(target);

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        int start = batch.Count;
        if (minScore > 0 && boost < minScore)
        {
            return;
        }

        candidates.Fill(batch, min, max, 0);
        int kept = start;
        for (int i = start; i < batch.Count; i++)
        {
            int doc = batch.Docs[i];
            float freq = FreqOf(doc);
            if (freq > 0)
            {
                batch.Docs[kept] = doc;
                batch.Scores[kept++] = Score(freq);
            }
        }

        batch.Count = kept;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        candidates.Probe(docs, matched, scores);
        for (int i = 0; i < docs.Length; i++)
        {
            float freq = matched[i] ? FreqOf(docs[i]) : 0;
            matched[i] = freq > 0;
            scores[i] = Score(freq);
        }
    }

    public override float MaxScore(int min, int max) => needsScores ? boost : float.PositiveInfinity;

    /// <summary>Intervals of a candidate, each divided by its length; 0 for none; 1 at the first where scores are not wanted.</summary>
    public float FreqOf(int doc)
    {
        if (_loadedDoc == doc)
        {
            return _loadedFreq;
        }

        _loadedDoc = doc;
        _loadedFreq = 0;
        if (!cursor.Load(doc) || !cursor.Next())
        {
            return 0;
        }

        if (!needsScores)
        {
            return _loadedFreq = 1;
        }

        do
        {
            int length = cursor.End - cursor.Start + 1;
            _loadedFreq = (float)(_loadedFreq + (1.0 / Math.Max(length - minExtent + 1, 1)));
        }
        while (cursor.Next());

        return _loadedFreq;
    }

    /// <summary>In float, in the order of operations that Apache has.</summary>
    private float Score(float freq) => boost * (1f - (1f / (1f + freq)));
}
