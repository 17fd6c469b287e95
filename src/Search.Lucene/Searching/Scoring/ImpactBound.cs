using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Upper bounds of a term's scores in ranges of documents, from the impacts of the smallest level that covers the range.</summary>
internal sealed class ImpactBound(PostingsEnum postings, TermWeight scoring)
{
    private int _from;
    private int _upTo = -1;
    private float _bound;

    /// <summary>No document in <c>[min, max)</c> scores higher; ranges ascend.</summary>
    public float Max(int min, int max)
    {
        if (min >= _from && max - 1 <= _upTo)
        {
            return _bound;
        }

        _from = min;
        postings.AdvanceShallow(min);
        int levels = postings.ImpactLevels;
        for (int level = 0; level < levels; level++)
        {
            int upTo = postings.ImpactsUpTo(level);
            if (upTo >= max - 1)
            {
                _upTo = upTo;
                _bound = scoring.MaxScore(postings.GetImpacts(level));
                return _bound;
            }
        }

        _upTo = max - 1;
        _bound = scoring.Weight;
        return _bound;
    }
}
