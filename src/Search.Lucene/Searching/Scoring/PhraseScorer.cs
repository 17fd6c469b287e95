using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Documents in which a phrase occurs: first all terms have to, then positions are read.</summary>
internal sealed class PhraseScorer : Scorer
{
    /// <summary>Reading positions costs about this many times a step in a list of postings.</summary>
    private const float PositionsCost = 16;

    private readonly PostingsEnum[] _byCost;
    private readonly PhraseMatcher _matcher;
    private readonly TermWeight? _scoring;
    private readonly NormSource _norms;
    private readonly ImpactBound[] _bounds;

    /// <summary>Positions of a document are read once only.</summary>
    private int _matchedDoc = -1;

    private float _matchedFreq;

    public PhraseScorer(PostingsEnum[] postings, PhraseMatcher matcher, TermWeight? scoring, NumericDocValues? norms)
    {
        _byCost = [.. postings.OrderBy(static list => list.Cost)];
        _matcher = matcher;
        _scoring = scoring;
        _norms = new NormSource(norms);
        _bounds = scoring is null || !matcher.IsBoundByTerms ? [] : [.. _byCost.Select(list => new ImpactBound(list, scoring))];
    }

    public override long Cost => _byCost[0].Cost;

    public override float MatchCost => PositionsCost;

    public override int NextCandidate(int target)
    {
        PostingsEnum lead = _byCost[0];
        int doc = lead.DocId >= target ? lead.DocId : lead.Advance(target);
        int agreed = 1;
        while (agreed < _byCost.Length && doc != DocIdSetIterator.NoMoreDocs)
        {
            PostingsEnum other = _byCost[agreed];
            int found = other.DocId >= doc ? other.DocId : other.Advance(doc);
            if (found == doc)
            {
                agreed++;
                continue;
            }

            doc = found == DocIdSetIterator.NoMoreDocs ? found : lead.Advance(found);
            agreed = 1;
        }

        return doc;
    }

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        if (minScore > 0 && MaxScore(min, max) < minScore)
        {
            return;
        }

        for (int doc = NextCandidate(min); doc < max; doc = NextCandidate(doc + 1))
        {
            if (minScore > 0 && BoundOfDocument(doc) < minScore)
            {
                continue;
            }

            float freq = Freq(doc);
            if (freq > 0)
            {
                batch.Add(doc, Score(doc, freq));
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            bool match = NextCandidate(doc) == doc;
            float freq = match ? Freq(doc) : 0;
            matched[i] = freq > 0;
            scores[i] = freq > 0 ? Score(doc, freq) : 0;
        }
    }

    public override float MaxScore(int min, int max)
    {
        if (_scoring is null)
        {
            return float.PositiveInfinity;
        }

        float bound = _scoring.Weight;
        foreach (ImpactBound term in _bounds)
        {
            bound = Math.Min(bound, term.Max(min, max));
        }

        return bound;
    }

    /// <summary>Occurrences in one document, weighted by their nearness; 0 for none.</summary>
    public float FreqOf(int doc) => NextCandidate(doc) == doc ? Freq(doc) : 0;

    private float BoundOfDocument(int doc)
    {
        if (_scoring is null || !_matcher.IsBoundByTerms)
        {
            return float.PositiveInfinity;
        }

        int freq = int.MaxValue;
        foreach (PostingsEnum list in _byCost)
        {
            freq = Math.Min(freq, list.Freq);
        }

        return _scoring.Score(freq, _norms[doc]);
    }

    private float Freq(int doc)
    {
        if (_matchedDoc != doc)
        {
            _matchedDoc = doc;
            _matchedFreq = _matcher.Freq(anyIsEnough: _scoring is null);
        }

        return _matchedFreq;
    }

    private float Score(int doc, float freq) => _scoring?.Score(freq, _norms[doc]) ?? 0;
}
