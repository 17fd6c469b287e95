using System.Numerics;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// What at least a number of several scorers match; the score is the sum in double. A window's matches are gathered in an array
/// of sums. When only the best documents count, scorers whose bounds together cannot reach the wanted score list nothing: they
/// are probed with what the others found. Source of the idea: Turtle and Flood's MAXSCORE, on block maxima.
/// </summary>
internal sealed class DisjunctionScorer : Scorer
{
    private readonly Scorer[] _scorers;
    private readonly int _minimum;
    private readonly bool _needsScores;
    private readonly DocBatch _part;
    private readonly WindowSums _window;
    private readonly double[] _sums;
    private readonly ushort[]? _counts;
    private readonly float[] _bounds;
    private readonly Scorer[] _byBound;
    private readonly int[] _next;
    private readonly bool[] _probed;

    /// <param name="scorers">At least two.</param>
    /// <param name="minimum">How many have to match; 0 means 1.</param>
    /// <param name="needsScores">Whether the scorers have scores.</param>
    /// <param name="batches">Lends batches.</param>
    public DisjunctionScorer(IEnumerable<Scorer> scorers, int minimum, bool needsScores, BatchPool batches)
    {
        _scorers = [.. scorers];
        _minimum = Math.Max(1, minimum);
        _needsScores = needsScores;
        _part = batches.Rent();
        _window = batches.RentSums();
        _sums = _window.Sums;
        _probed = batches.RentFlags();
        _counts = _minimum > 1 ? new ushort[DocBatch.WindowSize] : null;
        _bounds = new float[_scorers.Length];
        _byBound = new Scorer[_scorers.Length];
        _next = new int[_scorers.Length];
        Array.Fill(_next, -1);
    }

    public override long Cost => _scorers.Sum(static scorer => scorer.Cost);

    public override float MatchCost => _scorers.Max(static scorer => scorer.MatchCost) * _scorers.Length;

    public override int NextCandidate(int target)
    {
        int first = DocIdSetIterator.NoMoreDocs;
        for (int i = 0; i < _scorers.Length; i++)
        {
            if (_next[i] < target)
            {
                _next[i] = _scorers[i].NextCandidate(target);
            }

            first = Math.Min(first, _next[i]);
        }

        return first;
    }

    public override void Fill(DocBatch batch, int min, int max, float minScore)
    {
        int optional = 0;
        if (minScore > 0 && _needsScores)
        {
            optional = Partition(min, max, minScore);
            if (optional == _scorers.Length)
            {
                return;
            }
        }
        else
        {
            if (!_needsScores || (batch.ScoreFloor > 0 && !ScoreBound.Reaches(SumOfMaxScores(min, max), batch.ScoreFloor)))
            {
                FillUnscored(batch, min, max);
                return;
            }

            _scorers.CopyTo(_byBound, 0);
        }

        int first = batch.Count;
        if (optional == _scorers.Length - 1 && _counts is null)
        {
            double others = SumOfBounds(optional);
            batch.ScoreFloor = 0;
            _byBound[optional].Fill(batch, min, max, ScoreBound.Remaining(minScore, others));
            for (int i = first; i < batch.Count; i++)
            {
                _sums[i - first] = batch.Scores[i];
            }
        }
        else
        {
            for (int k = optional; k < _byBound.Length; k++)
            {
                Gather(_byBound[k], min, max);
            }

            if (optional == 0 && _counts is null)
            {
                _window.Drain(batch, min);
                return;
            }

            if (_counts is null)
            {
                _window.DrainToFront(batch, min);
            }
            else
            {
                Drain(batch, min, _counts);
            }
        }

        AddOptional(batch, first, optional, minScore);
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        Span<double> sums = _sums.AsSpan(0, docs.Length);
        Span<ushort> counts = stackalloc ushort[docs.Length];
        counts.Clear();
        sums.Clear();
        foreach (Scorer scorer in _scorers)
        {
            scorer.Probe(docs, _probed, _part.Scores);
            for (int i = 0; i < docs.Length; i++)
            {
                if (_probed[i])
                {
                    counts[i]++;
                    sums[i] += _needsScores ? _part.Scores[i] : 0;
                }
            }
        }

        for (int i = 0; i < docs.Length; i++)
        {
            matched[i] = counts[i] >= _minimum;
            scores[i] = (float)sums[i];
        }

        sums.Clear();
    }

    public override float MaxScore(int min, int max) => MathF.BitIncrement((float)SumOfMaxScores(min, max));

    private double SumOfMaxScores(int min, int max)
    {
        double sum = 0;
        foreach (Scorer scorer in _scorers)
        {
            sum += scorer.MaxScore(min, max);
        }

        return sum;
    }

    /// <summary>Orders the scorers by their bounds in the window; returns how many of the least cannot, together, reach the score.</summary>
    private int Partition(int min, int max, float minScore)
    {
        double all = 0;
        for (int i = 0; i < _scorers.Length; i++)
        {
            _byBound[i] = _scorers[i];
            _bounds[i] = _scorers[i].MaxScore(min, max);
            all += _bounds[i];
        }

        if (!ScoreBound.Reaches(all, minScore))
        {
            return _scorers.Length;
        }

        if (_counts is not null)
        {
            return 0;
        }

        Array.Sort(_bounds, _byBound);
        double sum = 0;
        int optional = 0;
        while (optional < _bounds.Length && !ScoreBound.Reaches(sum + _bounds[optional], minScore))
        {
            sum += _bounds[optional++];
        }

        return optional;
    }

    private double SumOfBounds(int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += _bounds[i];
        }

        return sum;
    }

    private void Gather(Scorer scorer, int min, int max)
    {
        DocBatch part = _part;
        part.Count = 0;
        part.ScoreFloor = 0;
        scorer.Fill(part, min, max, 0);
        _window.Add(part.DocSpan, part.ScoreSpan, min);
        Count(part.DocSpan, min);
    }

    /// <summary>Lists the matches without their scores.</summary>
    private void FillUnscored(DocBatch batch, int min, int max)
    {
        int first = batch.Count;
        foreach (Scorer scorer in _scorers)
        {
            DocBatch part = _part;
            part.Count = 0;
            part.ScoreFloor = float.PositiveInfinity;
            scorer.Fill(part, min, max, 0);
            _window.Mark(part.DocSpan, min);
            Count(part.DocSpan, min);
        }

        if (_counts is null)
        {
            _window.DrainMarks(batch, min);
        }
        else
        {
            Drain(batch, min, _counts);
        }

        batch.Scores.AsSpan(first, batch.Count - first).Clear();
    }

    private void Count(ReadOnlySpan<int> docs, int min)
    {
        if (_counts is { } counts)
        {
            foreach (int doc in docs)
            {
                counts[doc - min]++;
            }
        }
    }

    /// <summary>Moves the gathered documents that match often enough to the batch and their sums to the front of the sums; clears the rest.</summary>
    private void Drain(DocBatch batch, int min, ushort[] counts)
    {
        int kept = 0;
        int first = batch.Count;
        for (int from = 0; from < DocBatch.WindowSize; from += 64)
        {
            ulong rest = _window.TakeMarks(from);
            while (rest != 0)
            {
                int slot = from + BitOperations.TrailingZeroCount(rest);
                rest &= rest - 1;
                double sum = _sums[slot];
                _sums[slot] = 0;
                int count = counts[slot];
                counts[slot] = 0;
                if (count < _minimum)
                {
                    continue;
                }

                batch.Docs[first + kept] = min + slot;
                _sums[kept++] = sum;
            }
        }

        batch.Count = first + kept;
    }

    /// <summary>Adds the scorers that listed nothing, greatest bound first, dropping documents as soon as they are out of reach.</summary>
    private void AddOptional(DocBatch batch, int first, int optional, float minScore)
    {
        double others = SumOfBounds(optional);
        int count = batch.Count - first;
        int[] docs = batch.Docs;
        for (int k = optional - 1; k >= 0 && count > 0; k--)
        {
            int kept = 0;
            for (int i = 0; i < count; i++)
            {
                double sum = _sums[i];
                docs[first + kept] = docs[first + i];
                _sums[kept] = sum;
                kept += ScoreBound.Reaches(sum + others, minScore) ? 1 : 0;
            }

            _sums.AsSpan(kept, count - kept).Clear();
            count = kept;
            _byBound[k].Probe(docs.AsSpan(first, count), _probed, _part.Scores);
            for (int i = 0; i < count; i++)
            {
                if (_probed[i])
                {
                    _sums[i] += _part.Scores[i];
                }
            }

            others -= _bounds[k];
        }

        for (int i = 0; i < count; i++)
        {
            batch.Scores[first + i] = (float)_sums[i];
            _sums[i] = 0;
        }

        batch.Count = first + count;
    }
}
