using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>The documents with the greatest scores; equal scores by document id. Counts exactly up to a threshold.</summary>
public sealed class TopScoreCollector : Collector
{
    private readonly long[] _heap;
    private readonly int _size;
    private readonly Hit? _after;
    private readonly int _totalHitsThreshold;
    private int _count;
    private int _docBase;
    private bool _pruned;
    private long _total;

    /// <param name="size">How many, at least 1.</param>
    /// <param name="after">Only what ranks behind it; null for all.</param>
    /// <param name="totalHitsThreshold">Matches to be counted before pruning; int.MaxValue: count all.</param>
    public TopScoreCollector(int size, Hit? after = null, int totalHitsThreshold = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = size;
        _after = after;
        _totalHitsThreshold = totalHitsThreshold;
        _heap = new long[size];
    }

    public override bool NeedsScores => true;

    /// <inheritdoc/>
    public override float MinScore
        => _count < _size || _total <= _totalHitsThreshold || _totalHitsThreshold == int.MaxValue
            ? 0
            : MathF.BitIncrement(Score(_heap[0]));

    /// <inheritdoc/>
    internal override float ScoreFloor => _count < _size ? 0 : MathF.BitIncrement(Score(_heap[0]));

    /// <inheritdoc/>
    internal override bool MayPrune => _totalHitsThreshold != int.MaxValue;

    public override void OnPruned() => _pruned = true;

    public override void SetLeaf(LeafContext leaf) => _docBase = leaf.DocBase;

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        _total += docs.Length;
        float least = _count < _size ? float.NegativeInfinity : Score(_heap[0]);
        for (int i = 0; i < docs.Length; i++)
        {
            float score = scores[i];
            if (score <= least)
            {
                continue;
            }

            int doc = _docBase + docs[i];
            if (_after is not null && !RanksBehind(score, doc, _after))
            {
                continue;
            }

            Insert(Key(score, doc));
            least = _count < _size ? float.NegativeInfinity : Score(_heap[0]);
        }
    }

    public TopDocs GetTopDocs()
    {
        Span<long> keys = _heap.AsSpan(0, _count).ToArray();
        keys.Sort();
        Hit[] hits = new Hit[keys.Length];
        for (int i = 0; i < hits.Length; i++)
        {
            long key = keys[^(i + 1)];
            hits[i] = new Hit(Doc(key), Score(key));
        }

        return new TopDocs(_total, !_pruned, hits);
    }

    private static bool RanksBehind(float score, int doc, Hit after)
        => score < after.Score || (score == after.Score && doc > after.Doc);

    /// <summary>Scores are not negative, so their bits order as they do; the complemented id puts small ids first.</summary>
    private static long Key(float score, int doc) => ((long)BitConverter.SingleToInt32Bits(score) << 32) | (uint)~doc;

    private static float Score(long key) => BitConverter.Int32BitsToSingle((int)(key >> 32));

    private static int Doc(long key) => ~(int)key;

    private void Insert(long key)
    {
        int hole;
        if (_count < _size)
        {
            hole = _count++;
            while (hole > 0 && _heap[(hole - 1) >> 1] > key)
            {
                _heap[hole] = _heap[(hole - 1) >> 1];
                hole = (hole - 1) >> 1;
            }
        }
        else
        {
            hole = 0;
            while (true)
            {
                int child = (2 * hole) + 1;
                if (child >= _count)
                {
                    break;
                }

                if (child + 1 < _count && _heap[child + 1] < _heap[child])
                {
                    child++;
                }

                if (_heap[child] >= key)
                {
                    break;
                }

                _heap[hole] = _heap[child];
                hole = child;
            }
        }

        _heap[hole] = key;
    }
}
