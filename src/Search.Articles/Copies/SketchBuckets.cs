namespace Search.Articles.Copies;

/// <summary>
/// The table of locality-sensitive hashing: every value of a sketch is a bucket, and articles that share enough of them are worth comparing (banding
/// with one row a band, where a band is a place in the text instead of a permutation; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
/// ch. 3). Values that only one article has are no bucket. An article enters its buckets when it begins a cluster; copies never do, so that a
/// report printed a thousand times costs as much as one.
/// </summary>
internal sealed class SketchBuckets
{
    /// <summary>A bucket of more first versions holds a common phrase and tells nothing.</summary>
    private const int MaxFirsts = 200;

    private readonly int[] _ownStarts;
    private readonly int[] _own;
    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _firsts;
    private readonly int[] _shared;
    private readonly int[] _sizes;
    private readonly List<int> _touched = [];

    /// <param name="sketches">In the order in which articles will be asked for.</param>
    public SketchBuckets(IReadOnlyList<IReadOnlyList<uint>> sketches)
    {
        ulong[] values = new ulong[sketches.Sum(s => s.Count)];
        int next = 0;
        for (int article = 0; article < sketches.Count; article++)
        {
            foreach (uint value in sketches[article])
            {
                values[next++] = ((ulong)value << 32) | (uint)article;
            }
        }

        Array.Sort(values);
        _ownStarts = new int[sketches.Count + 1];
        var starts = new List<int>();
        int kept = 0;
        for (int from = 0, to; from < values.Length; from = to)
        {
            to = from + 1;
            while (to < values.Length && values[to] >> 32 == values[from] >> 32)
            {
                to++;
            }

            if (to - from > 1)
            {
                // What stays moves to the front of the same array: bucket number above, article below.
                int bucket = starts.Count;
                starts.Add(kept);
                for (int i = from; i < to; i++)
                {
                    int article = (int)(uint)values[i];
                    values[kept++] = ((ulong)(uint)bucket << 32) | (uint)article;
                    _ownStarts[article + 1]++;
                }
            }
        }

        starts.Add(kept);
        _starts = [.. starts];
        _counts = new int[_starts.Length - 1];
        _firsts = new int[kept];
        _own = new int[kept];
        for (int article = 0; article < sketches.Count; article++)
        {
            _ownStarts[article + 1] += _ownStarts[article];
        }

        int[] at = _ownStarts[..^1];
        for (int i = 0; i < kept; i++)
        {
            _own[at[(int)(uint)values[i]]++] = (int)(values[i] >> 32);
        }

        _shared = new int[sketches.Count];
        _sizes = [.. sketches.Select(s => s.Count)];
    }

    /// <summary>Makes an article one that is found.</summary>
    public void Enter(int article)
    {
        foreach (int bucket in Own(article))
        {
            _firsts[_starts[bucket] + _counts[bucket]++] = article;
        }
    }

    /// <summary>Articles entered before that share buckets with this one, with the number of them.</summary>
    /// <param name="article">This one.</param>
    /// <param name="share">Share of the smaller sketch that must be common.</param>
    public List<(int Article, int Shared)> Find(int article, double share = 0)
    {
        foreach (int bucket in Own(article))
        {
            if (_counts[bucket] > MaxFirsts)
            {
                continue;
            }

            foreach (int other in _firsts.AsSpan(_starts[bucket], _counts[bucket]))
            {
                if (_shared[other]++ == 0)
                {
                    _touched.Add(other);
                }
            }
        }

        var found = new List<(int, int)>();
        foreach (int other in _touched)
        {
            if (_shared[other] >= Math.Min(_sizes[article], _sizes[other]) * share)
            {
                found.Add((other, _shared[other]));
            }

            _shared[other] = 0;
        }

        _touched.Clear();
        return found;
    }

    private ReadOnlySpan<int> Own(int article) => _own.AsSpan(_ownStarts[article], _ownStarts[article + 1] - _ownStarts[article]);
}
