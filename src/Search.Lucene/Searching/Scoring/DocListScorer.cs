using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Listed documents, ascending, with the score 0: a filter.</summary>
internal sealed class DocListScorer(int[] docs) : Scorer
{
    private int _at;

    public override long Cost => docs.Length;

    public override int NextCandidate(int target)
    {
        if (_at < docs.Length && docs[_at] < target)
        {
            int found = Array.BinarySearch(docs, _at, docs.Length - _at, target);
            _at = found < 0 ? ~found : found;
        }

        return _at < docs.Length ? docs[_at] : DocIdSetIterator.NoMoreDocs;
    }

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (minScore > 0)
        {
            return;
        }

        for (int doc = NextCandidate(min); doc < max; doc = _at < docs.Length ? docs[_at] : DocIdSetIterator.NoMoreDocs)
        {
            batch.Add(doc, 0);
            _at++;
        }
    }

    public override void Probe(ReadOnlySpan<int> probed, Span<bool> matched, Span<float> scores)
    {
        for (int i = 0; i < probed.Length; i++)
        {
            while (_at < docs.Length && docs[_at] < probed[i])
            {
                _at++;
            }

            matched[i] = _at < docs.Length && docs[_at] == probed[i];
            scores[i] = 0;
        }
    }

    public override float MaxScore(int min, int max) => 0;
}
