using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// What all of several scorers match: the rarest lists its documents, the others are probed with them, cheap ones first.
/// The score is the sum over those that score, in double.
/// </summary>
internal sealed class ConjunctionScorer : Scorer
{
    private const int MaxTerms = 8;
    private const int BlockSize = 128;

    private readonly Scorer[] _ordered;
    private readonly bool[] _scores;
    private readonly bool _needsScores;
    private readonly int _scoringCount;
    private readonly DocBatch _candidates;

    /// <summary>The scorers when all are terms, few of them.</summary>
    private readonly TermScorer[]? _terms;
    private readonly double[] _sums;
    private readonly bool[] _matched;

    /// <summary>Documents that all scorers asked so far match, and the scores of the one asked last.</summary>
    private readonly DocBatch _survivors;

    public ConjunctionScorer(IReadOnlyList<Scorer> scoring, IReadOnlyList<Scorer> filters, bool needsScores, BatchPool batches)
    {
        int count = scoring.Count + filters.Count;
        _ordered = new Scorer[count];
        _scores = new bool[count];
        int lead = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i < count; i++)
        {
            bool scores = i < scoring.Count;
            _ordered[i] = scores ? scoring[i] : filters[i - scoring.Count];
            _scores[i] = scores && needsScores;
            double effort = _ordered[i].Cost * (double)_ordered[i].MatchCost;
            if (effort < least)
            {
                least = effort;
                lead = i;
            }
        }

        Move(lead, 0);
        for (int i = 2; i < count; i++)
        {
            int at = i;
            while (at > 1 && IsBefore(_ordered[i], _ordered[at - 1]))
            {
                at--;
            }

            Move(i, at);
        }

        _terms = count <= MaxTerms && Array.TrueForAll(_ordered, static scorer => scorer is TermScorer)
            ? Array.ConvertAll(_ordered, static scorer => (TermScorer)scorer)
            : null;
        _scoringCount = needsScores ? scoring.Count : 0;
        _needsScores = needsScores;
        _candidates = batches.Rent();
        _survivors = batches.Rent();
        _sums = batches.RentDoubles();
        _matched = batches.RentFlags();
    }

    public override long Cost => _ordered.Min(static scorer => scorer.Cost);

    public override float MatchCost => _ordered.Sum(static scorer => scorer.MatchCost);

    public override int NextCandidate(int target)
    {
        int doc = _ordered[0].NextCandidate(target);
        int agreed = 1;
        while (doc != DocIdSetIterator.NoMoreDocs && agreed < _ordered.Length)
        {
            int other = _ordered[agreed].NextCandidate(doc);
            if (other == doc)
            {
                agreed++;
            }
            else
            {
                doc = other == DocIdSetIterator.NoMoreDocs ? other : _ordered[0].NextCandidate(other);
                agreed = 1;
            }
        }

        return doc;
    }

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        float leadMinScore = 0;
        if (minScore > 0)
        {
            double others = 0;
            for (int i = 1; i < _ordered.Length; i++)
            {
                others += _scores[i] ? _ordered[i].MaxScore(min, max) : 0;
            }

            double lead = _scores[0] ? _ordered[0].MaxScore(min, max) : 0;
            if (!ScoreBound.Reaches(others + lead, minScore))
            {
                return;
            }

            leadMinScore = _scores[0] ? ScoreBound.Remaining(minScore, others) : 0;
        }

        if (_terms is not null)
        {
            FillFromTerms(_terms, batch, min, max);
            return;
        }

        DocBatch candidates = _candidates;
        candidates.Count = 0;
        _ordered[0].Fill(candidates, min, max, leadMinScore);
        int count = candidates.Count;
        candidates.Docs.AsSpan(0, count).CopyTo(_survivors.Docs);
        Span<double> sums = _sums.AsSpan(0, count);
        for (int i = 0; i < count; i++)
        {
            sums[i] = _scores[0] ? candidates.Scores[i] : 0;
        }

        count = ProbeOthers(_survivors.Docs, count, 1);
        _survivors.Docs.AsSpan(0, count).CopyTo(batch.Docs.AsSpan(batch.Count));
        if (_needsScores)
        {
            for (int i = 0; i < count; i++)
            {
                batch.Scores[batch.Count + i] = (float)_sums[i];
            }
        }

        batch.Count += count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        docs.CopyTo(_survivors.Docs);
        _sums.AsSpan(0, docs.Length).Clear();
        int count = ProbeOthers(_survivors.Docs, docs.Length, 0);
        matched[..docs.Length].Clear();
        int survivor = 0;
        for (int i = 0; i < docs.Length && survivor < count; i++)
        {
            if (docs[i] == _survivors.Docs[survivor])
            {
                matched[i] = true;
                scores[i] = (float)_sums[survivor++];
            }
        }
    }

    public override float MaxScore(int min, int max)
    {
        double sum = 0;
        for (int i = 0; i < _ordered.Length; i++)
        {
            sum += _scores[i] ? _ordered[i].MaxScore(min, max) : 0;
        }

        return _scoringCount == 1 ? (float)sum : MathF.BitIncrement((float)sum);
    }

    /// <summary>Joins terms by blocks of the rarest one; only what all match is scored.</summary>
    [SkipLocalsInit]
    private void FillFromTerms(TermScorer[] terms, DocBatch batch, int min, int max)
    {
        if (terms[0].NextCandidate(min) >= max)
        {
            return;
        }

        Span<int> docs = stackalloc int[BlockSize];
        Span<int> indexes = stackalloc int[BlockSize + SortedIntersection.Slack];
        Span<int> freqs = stackalloc int[BlockSize * terms.Length];
        PostingsEnum lead = terms[0].Postings;
        int taken;
        while ((taken = lead.NextBlock(max, out ReadOnlySpan<int> leadDocs, out ReadOnlySpan<int> leadFreqs)) > 0)
        {
            leadDocs.CopyTo(docs);
            leadFreqs.CopyTo(freqs);
            int count = taken;
            int next = 0;
            for (int k = 1; k < terms.Length && count > 0; k++)
            {
                PostingsEnum other = terms[k].Postings;
                count = other.Join(docs[..count], indexes, freqs.Slice(k * BlockSize, BlockSize));
                next = Math.Max(next, other.DocId);
                Keep(docs, freqs, indexes[..count], k);
            }

            Append(terms, docs[..count], freqs, batch);
            if (next > lead.DocId)
            {
                lead.Advance(next);
            }
        }
    }

    /// <summary>Moves to the front the documents at given indexes, with their frequencies of the first terms.</summary>
    private static void Keep(Span<int> docs, Span<int> freqs, ReadOnlySpan<int> indexes, int terms)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            docs[i] = docs[indexes[i]];
        }

        for (int term = 0; term < terms; term++)
        {
            Span<int> row = freqs.Slice(term * BlockSize, BlockSize);
            for (int i = 0; i < indexes.Length; i++)
            {
                row[i] = row[indexes[i]];
            }
        }
    }

    [SkipLocalsInit]
    private void Append(TermScorer[] terms, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, DocBatch batch)
    {
        docs.CopyTo(batch.Docs.AsSpan(batch.Count));
        if (_needsScores && docs.Length > 0)
        {
            Span<float> scores = stackalloc float[BlockSize];
            Span<double> sums = _sums.AsSpan(0, docs.Length);
            sums.Clear();
            for (int k = 0; k < terms.Length; k++)
            {
                if (_scores[k])
                {
                    terms[k].Score(docs, freqs.Slice(k * BlockSize, docs.Length), scores);
                    for (int i = 0; i < sums.Length; i++)
                    {
                        sums[i] += scores[i];
                    }
                }
            }

            for (int i = 0; i < sums.Length; i++)
            {
                batch.Scores[batch.Count + i] = (float)sums[i];
            }
        }

        batch.Count += docs.Length;
    }

    /// <summary>Keeps, at the front of both arrays, what the scorers from <paramref name="from"/> on match too.</summary>
    private int ProbeOthers(int[] docs, int count, int from)
    {
        for (int k = from; k < _ordered.Length && count > 0; k++)
        {
            _ordered[k].Probe(docs.AsSpan(0, count), _matched, _survivors.Scores);
            bool adds = _scores[k];
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (_matched[i])
                {
                    docs[kept] = docs[i];
                    _sums[kept++] = _sums[i] + (adds ? _survivors.Scores[i] : 0);
                }
            }

            count = kept;
        }

        return count;
    }

    /// <summary>Cheap ones first, of equally cheap ones the rarest.</summary>
    private static bool IsBefore(Scorer left, Scorer right)
        => left.MatchCost < right.MatchCost || (left.MatchCost.Equals(right.MatchCost) && left.Cost < right.Cost);

    /// <summary>Takes a scorer out and puts it in again further in front.</summary>
    private void Move(int from, int to)
    {
        (Scorer scorer, bool scores) = (_ordered[from], _scores[from]);
        Array.Copy(_ordered, to, _ordered, to + 1, from - to);
        Array.Copy(_scores, to, _scores, to + 1, from - to);
        _ordered[to] = scorer;
        _scores[to] = scores;
    }
}
