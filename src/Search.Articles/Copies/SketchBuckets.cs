namespace Search.Articles.Copies;

/// <summary>
/// The table of locality-sensitive hashing: every value of a sketch is a bucket, and articles that share enough of them are worth comparing (banding
/// with one row a band, where a band is a place in the text instead of a permutation; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
/// ch. 3). An article enters its buckets when it begins a cluster; copies never do, so that a report printed a thousand times costs as much as one.
/// </summary>
internal sealed class SketchBuckets
{
    /// <summary>A bucket of more first versions holds a common phrase and tells nothing.</summary>
    internal const int MaxFirsts = 200;

    private readonly SharedValues _values;
    private readonly int[] _firsts;
    private readonly bool[] _entered;
    private readonly int[] _sizes;
    private readonly int[] _shared;
    private readonly int[] _touched;
    private readonly List<(int Article, int Shared)> _found = [];

    /// <param name="sketches">Of distinct values, in the order in which articles will be asked for and entered.</param>
    public SketchBuckets(uint[][] sketches)
    {
        _values = new SharedValues(sketches, MaxFirsts);
        _firsts = new int[_values.Room];
        _entered = new bool[sketches.Length];
        _sizes = Array.ConvertAll(sketches, s => s.Length);
        _shared = new int[sketches.Length];
        _touched = new int[sketches.Length];
    }

    /// <summary>Makes an article one that is found.</summary>
    public void Enter(int article)
    {
        _entered[article] = true;
        foreach (int value in _values.Of(article))
        {
            if (value >= 0)
            {
                // The number of first versions stands before them; beyond the most it is only counted.
                int count = _firsts[value]++;
                if (count < MaxFirsts)
                {
                    _firsts[value + 1 + count] = article;
                }
            }
        }
    }

    /// <summary>Articles entered before that share buckets with this one, with the number of them; good until the next call.</summary>
    /// <param name="article">This one.</param>
    /// <param name="share">Share of the smaller sketch that must be common.</param>
    public List<(int Article, int Shared)> Find(int article, double share = 0)
    {
        int touched = Count(article);
        int size = _sizes[article];
        _found.Clear();
        foreach (int other in _touched.AsSpan(0, touched))
        {
            int shared = _shared[other];
            if (shared >= Math.Min(size, _sizes[other]) * share)
            {
                _found.Add((other, shared));
            }

            _shared[other] = 0;
        }

        return _found;
    }

    /// <summary>Counts in <see cref="_shared"/> what the article has in common with each other, and returns how many others there are.</summary>
    private int Count(int article)
    {
        int[] shared = _shared;
        int[] others = _touched;
        int touched = 0;
        foreach (int value in _values.Of(article))
        {
            if (value < 0)
            {
                if (_entered[~value] && shared[~value]++ == 0)
                {
                    others[touched++] = ~value;
                }
            }
            else if (_firsts[value] <= MaxFirsts)
            {
                foreach (int other in _firsts.AsSpan(value + 1, _firsts[value]))
                {
                    if (shared[other]++ == 0)
                    {
                        others[touched++] = other;
                    }
                }
            }
        }

        return touched;
    }
}
