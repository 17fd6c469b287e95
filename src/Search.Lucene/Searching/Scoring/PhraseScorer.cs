using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Documents in which a phrase occurs: first all terms have to, then positions are read.</summary>
internal sealed class PhraseScorer : Scorer
{
    /// <summary>Reading positions costs about this many times a step in a list of postings.</summary>
    private const float PositionsCost = 16;

    private readonly PostingsEnum[] _byCost;

    /// <summary>Buffers by term and, for each of the postings by cost, its term; empty where postings cannot be joined by blocks.</summary>
    private readonly PhraseTerm[] _terms;
    private readonly PhraseTerm[] _termsByCost;
    private readonly PhraseMatcher _matcher;
    private readonly TermWeight? _scoring;
    private readonly NormSource _norms;
    private readonly ImpactBound[] _bounds;

    /// <summary>Positions of a document are read once only.</summary>
    private int _matchedDoc = -1;

    private float _matchedFreq;

    public PhraseScorer(PostingsEnum[] postings, PhraseMatcher matcher, TermWeight? scoring, NumericDocValues? norms, BatchPool batches)
    {
        int[] order = new int[postings.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int at = i;
            for (; at > 0 && postings[i].Cost < postings[order[at - 1]].Cost; at--)
            {
                order[at] = order[at - 1];
            }

            order[at] = i;
        }

        bool byBlocks = Array.TrueForAll(postings, static list => list is BlockPostingsEnum);
        _byCost = Array.ConvertAll(order, i => postings[i]);
        _terms = byBlocks ? Array.ConvertAll(postings, _ => batches.RentPhraseTerm()) : [];
        _termsByCost = byBlocks ? Array.ConvertAll(order, i => _terms[i]) : [];
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

        if (_terms.Length > 0)
        {
            FillFromBlocks(batch, min, max, minScore);
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

    /// <summary>Joins the postings by blocks of the rarest term; positions are read of documents that have all terms.</summary>
    [SkipLocalsInit]
    private void FillFromBlocks(DocBatch batch, int min, int max, float minScore)
    {
        var lead = (BlockPostingsEnum)_byCost[0];
        if ((lead.DocId >= min ? lead.DocId : lead.Advance(min)) >= max)
        {
            return;
        }

        Span<int> docs = stackalloc int[PhraseTerm.BlockSize];
        int count;
        while ((count = lead.NextBlock(max, out ReadOnlySpan<int> leadDocs, out ReadOnlySpan<int> leadFreqs, _termsByCost[0].Places)) > 0)
        {
            leadDocs.CopyTo(docs);
            leadFreqs.CopyTo(_termsByCost[0].Freqs);
            int next = 0;
            for (int k = 1; k < _byCost.Length && count > 0; k++)
            {
                var other = (BlockPostingsEnum)_byCost[k];
                other.Probe(docs[..count], _termsByCost[k].Freqs, _termsByCost[k].Places);
                next = Math.Max(next, other.DocId);
                count = Keep(docs, k, count);
            }

            for (int i = 0; i < count; i++)
            {
                int doc = docs[i];
                if (minScore > 0 && BoundOfDocument(doc, i) < minScore)
                {
                    continue;
                }

                float freq = _matcher.Freq(_terms, i, anyIsEnough: _scoring is null);
                if (freq > 0)
                {
                    batch.Add(doc, Score(doc, freq));
                }
            }

            // None of the documents before has all terms.
            if (next > lead.DocId)
            {
                lead.Advance(next);
            }
        }
    }

    /// <summary>Moves to the front what has the k-th term, with what is known of the terms before it.</summary>
    private int Keep(Span<int> docs, int k, int count)
    {
        int[] freqs = _termsByCost[k].Freqs;
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (freqs[i] == 0)
            {
                continue;
            }

            docs[kept] = docs[i];
            for (int term = 0; term <= k; term++)
            {
                _termsByCost[term].Move(i, kept);
            }

            kept++;
        }

        return kept;
    }

    private float BoundOfDocument(int doc, int index)
    {
        if (_scoring is null || !_matcher.IsBoundByTerms)
        {
            return float.PositiveInfinity;
        }

        int freq = int.MaxValue;
        foreach (PhraseTerm term in _terms)
        {
            freq = Math.Min(freq, term.Freqs[index]);
        }

        return _scoring.Score(freq, _norms[doc]);
    }

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
