using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// What all of several scorers match: the rarest lists its documents, the others are probed with them, cheap ones first.
/// The score is the sum over those that score, in double.
/// </summary>
internal sealed class ConjunctionScorer : Scorer
{
    private readonly Scorer[] _ordered;
    private readonly bool[] _scores;
    private readonly bool _needsScores;
    private readonly int _scoringCount;
    private readonly DocBatch _candidates;
    private readonly double[] _sums = new double[DocBatch.WindowSize];
    private readonly bool[] _matched = new bool[DocBatch.WindowSize];
    private readonly float[] _partScores = new float[DocBatch.WindowSize];
    private readonly int[] _survivors = new int[DocBatch.WindowSize];

    public ConjunctionScorer(IEnumerable<Scorer> scoring, IEnumerable<Scorer> filters, bool needsScores, BatchPool batches)
    {
        (Scorer Scorer, bool Scores)[] parts =
        [
            .. scoring.Select(scorer => (scorer, needsScores)).Concat(filters.Select(static scorer => (scorer, false))),
        ];
        (Scorer Scorer, bool Scores) lead = parts.MinBy(static part => part.Scorer.Cost * (double)part.Scorer.MatchCost);
        (Scorer Scorer, bool Scores)[] others =
        [
            .. parts.Where(part => !ReferenceEquals(part.Scorer, lead.Scorer))
                .OrderBy(static part => part.Scorer.MatchCost)
                .ThenBy(static part => part.Scorer.Cost),
        ];
        _ordered = [lead.Scorer, .. others.Select(static part => part.Scorer)];
        _scores = [lead.Scores, .. others.Select(static part => part.Scores)];
        _scoringCount = _scores.Count(static scores => scores);
        _needsScores = needsScores;
        _candidates = batches.Rent();
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

        DocBatch candidates = _candidates;
        candidates.Count = 0;
        _ordered[0].Fill(candidates, min, max, leadMinScore);
        int count = candidates.Count;
        candidates.Docs.AsSpan(0, count).CopyTo(_survivors);
        Span<double> sums = _sums.AsSpan(0, count);
        for (int i = 0; i < count; i++)
        {
            sums[i] = _scores[0] ? candidates.Scores[i] : 0;
        }

        count = ProbeOthers(_survivors, count, 1);
        _survivors.AsSpan(0, count).CopyTo(batch.Docs.AsSpan(batch.Count));
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
        docs.CopyTo(_survivors);
        _sums.AsSpan(0, docs.Length).Clear();
        int count = ProbeOthers(_survivors, docs.Length, 0);
        matched[..docs.Length].Clear();
        int survivor = 0;
        for (int i = 0; i < docs.Length && survivor < count; i++)
        {
            if (docs[i] == _survivors[survivor])
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

    /// <summary>Keeps, at the front of both arrays, what the scorers from <paramref name="from"/> on match too.</summary>
    private int ProbeOthers(int[] docs, int count, int from)
    {
        for (int k = from; k < _ordered.Length && count > 0; k++)
        {
            _ordered[k].Probe(docs.AsSpan(0, count), _matched, _partScores);
            bool adds = _scores[k];
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                if (_matched[i])
                {
                    docs[kept] = docs[i];
                    _sums[kept++] = _sums[i] + (adds ? _partScores[i] : 0);
                }
            }

            count = kept;
        }

        return count;
    }
}
