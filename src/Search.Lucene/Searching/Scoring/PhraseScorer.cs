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

    /// <summary>Occurrences in one document, weighted by their nearness; 0 for none.</summary>
    public float FreqOf(int doc) => NextCandidate(doc) == doc ? Freq(doc) : 0;

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
        Span<int> indexes = stackalloc int[PhraseTerm.BlockSize + SortedIntersection.Slack];
        Span<byte> norms = stackalloc byte[PhraseTerm.BlockSize];
        Span<float> phraseFreqs = stackalloc float[PhraseTerm.BlockSize];
        PhraseTerm leadTerm = _termsByCost[0];
        int count;
        while ((count = lead.NextBlock(max, out ReadOnlySpan<int> leadDocs, out ReadOnlySpan<int> leadFreqs, leadTerm.Sums, out PositionPlace start)) > 0)
        {
            leadDocs.CopyTo(docs);
            leadFreqs.CopyTo(leadTerm.Freqs);
            int next = 0;
            for (int k = 1; k < _byCost.Length && count > 0; k++)
            {
                var other = (BlockPostingsEnum)_byCost[k];
                count = other.Join(docs[..count], indexes, _termsByCost[k].Freqs, _termsByCost[k].Places);
                next = Math.Max(next, other.DocId);
                if (k == 1)
                {
                    leadTerm.Locate(indexes[..count], start);
                }

                Keep(docs, indexes[..count], k == 1 ? 0 : k);
            }

            if (_scoring is not null)
            {
                _norms.Read(docs[..count], norms);
                count = minScore > 0 && _matcher.IsBoundByTerms ? KeepCompetitive(_scoring, docs, norms, indexes, count, minScore) : count;
            }

            _matcher.ReadFreqs(_terms, count, anyIsEnough: _scoring is null, phraseFreqs);
            for (int i = 0; i < count; i++)
            {
                if (phraseFreqs[i] > 0)
                {
                    batch.Add(docs[i], _scoring?.Score(phraseFreqs[i], norms[i]) ?? 0);
                }
            }

            // None of the documents before has all terms.
            if (next > lead.DocId)
            {
                lead.Advance(next);
            }
        }
    }

    /// <summary>Moves to the front the documents at given indexes, with what is known of the first terms.</summary>
    private void Keep(Span<int> docs, ReadOnlySpan<int> indexes, int terms)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            docs[i] = docs[indexes[i]];
        }

        for (int term = 0; term < terms; term++)
        {
            _termsByCost[term].Keep(indexes);
        }
    }

    /// <summary>Keeps the documents that could score enough if the phrase occurred as often as its rarest term: a test without positions.</summary>
    [SkipLocalsInit]
    private int KeepCompetitive(TermWeight scoring, Span<int> docs, Span<byte> norms, Span<int> indexes, int count, float minScore)
    {
        Span<int> freqs = stackalloc int[PhraseTerm.BlockSize];
        freqs = freqs[..count];
        _terms[0].Freqs.AsSpan(0, count).CopyTo(freqs);
        for (int term = 1; term < _terms.Length; term++)
        {
            ReadOnlySpan<int> others = _terms[term].Freqs.AsSpan(0, count);
            for (int i = 0; i < freqs.Length; i++)
            {
                freqs[i] = Math.Min(freqs[i], others[i]);
            }
        }

        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            indexes[kept] = i;
            norms[kept] = norms[i];
            kept += scoring.Score(freqs[i], norms[i]) >= minScore ? 1 : 0;
        }

        Keep(docs, indexes[..kept], _terms.Length);
        return kept;
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
