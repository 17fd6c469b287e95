using System.Numerics;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>What any of several scorers matches: the greatest score plus a share of the sum of the others, in double.</summary>
internal sealed class DisjunctionMaxScorer : Scorer
{
    private readonly Scorer[] _scorers;
    private readonly float _tieBreaker;
    private readonly DocBatch _part;
    private readonly float[] _greatest = new float[DocBatch.WindowSize];
    private readonly double[] _others = new double[DocBatch.WindowSize];
    private readonly ulong[] _matching = new ulong[DocBatch.WindowSize / 64];
    private readonly bool[] _probed = new bool[DocBatch.WindowSize];
    private readonly int[] _next;

    public DisjunctionMaxScorer(IEnumerable<Scorer> scorers, float tieBreaker, BatchPool batches)
    {
        _scorers = [.. scorers];
        _tieBreaker = tieBreaker;
        _part = batches.Rent();
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
        if (minScore > 0 && !ScoreBound.Reaches(MaxScore(min, max), minScore))
        {
            return;
        }

        foreach (Scorer scorer in _scorers)
        {
            _part.Count = 0;
            scorer.Fill(_part, min, max, 0);
            for (int i = 0; i < _part.Count; i++)
            {
                int slot = _part.Docs[i] - min;
                _matching[slot >> 6] |= 1UL << slot;
                Merge(slot, _part.Scores[i]);
            }
        }

        for (int word = 0; word < _matching.Length; word++)
        {
            ulong rest = _matching[word];
            _matching[word] = 0;
            while (rest != 0)
            {
                int slot = (word << 6) + BitOperations.TrailingZeroCount(rest);
                rest &= rest - 1;
                batch.Add(min + slot, Take(slot));
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matched, Span<float> scores)
    {
        matched[..docs.Length].Clear();
        foreach (Scorer scorer in _scorers)
        {
            scorer.Probe(docs, _probed, _part.Scores);
            for (int i = 0; i < docs.Length; i++)
            {
                if (_probed[i])
                {
                    matched[i] = true;
                    Merge(i, _part.Scores[i]);
                }
            }
        }

        for (int i = 0; i < docs.Length; i++)
        {
            scores[i] = Take(i);
        }
    }

    public override float MaxScore(int min, int max)
    {
        float greatest = 0;
        double others = 0;
        foreach (Scorer scorer in _scorers)
        {
            float bound = scorer.MaxScore(min, max);
            others += Math.Min(greatest, bound);
            greatest = Math.Max(greatest, bound);
        }

        return _tieBreaker == 0 ? greatest : MathF.BitIncrement((float)(greatest + (others * _tieBreaker)));
    }

    private void Merge(int slot, float score)
    {
        float greatest = _greatest[slot];
        if (score >= greatest)
        {
            _others[slot] += greatest;
            _greatest[slot] = score;
        }
        else
        {
            _others[slot] += score;
        }
    }

    private float Take(int slot)
    {
        float score = (float)(_greatest[slot] + (_others[slot] * _tieBreaker));
        _greatest[slot] = 0;
        _others[slot] = 0;
        return score;
    }
}
