namespace Search.Articles.Copies;

/// <summary>
/// The table of locality-sensitive hashing: every value of a sketch is a bucket, and articles that share enough of them are worth comparing (banding
/// with one row a band, where a band is a place in the text instead of a permutation; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets",
/// ch. 3). An article enters its buckets when it begins a cluster; copies never do, so that a report printed a thousand times costs as much as one.
/// </summary>
internal sealed class SketchBuckets
{
    /// <summary>A bucket of more first versions holds a common phrase and tells nothing.</summary>
    private const int MaxFirsts = 200;

    /// <summary>A bucket of so many first versions at most is gone through at once; fuller ones only for the articles that are in question after these.</summary>
    private const int Few = 16;

    /// <summary>Before the first versions of a bucket stand their number and the size of the least sketch among them.</summary>
    private const int Head = 2;

    private readonly SharedValues _values;
    private readonly int[] _firsts;
    private readonly bool[] _entered;
    private readonly int[] _sizes;
    private readonly int[] _shared;
    private readonly int[] _touched;
    private readonly List<int> _full = [];
    private readonly List<(int Article, int Shared)> _found = [];

    /// <param name="sketches">Of distinct values, in the order in which articles will be asked for and entered.</param>
    public SketchBuckets(uint[][] sketches)
    {
        _values = new SharedValues(sketches, Head, MaxFirsts);
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
                // Beyond the most they are only counted.
                int count = _firsts[value]++;
                if (count < MaxFirsts)
                {
                    ref int least = ref _firsts[value + 1];
                    least = count == 0 ? _sizes[article] : Math.Min(least, _sizes[article]);
                    _firsts[value + Head + count] = article;
                }
            }
        }
    }

    /// <summary>Articles entered before that share buckets with this one, with the number of them; good until the next call.</summary>
    /// <param name="article">This one.</param>
    /// <param name="share">Share of the smaller sketch that must be common.</param>
    public List<(int Article, int Shared)> Find(int article, double share = 0)
    {
        int[] shared = _shared;
        int size = _sizes[article];
        int touched = CountFew(article);

        // Most have a value or two in common, and are forgotten before the many first versions of the full buckets are gone through.
        int kept = 0;
        foreach (int other in _touched.AsSpan(0, touched))
        {
            if (shared[other] + _full.Count >= Math.Min(size, _sizes[other]) * share)
            {
                _touched[kept++] = other;
            }
            else
            {
                shared[other] = 0;
            }
        }

        kept = CountMany(kept, size, share);
        _found.Clear();
        foreach (int other in _touched.AsSpan(0, kept))
        {
            if (shared[other] >= Math.Min(size, _sizes[other]) * share)
            {
                _found.Add((other, shared[other]));
            }

            shared[other] = 0;
        }

        return _found;
    }

    /// <summary>Counts what the article has in common with others in buckets of few first versions, and notes those of more. Returns the number of others touched.</summary>
    private int CountFew(int article)
    {
        int[] shared = _shared;
        int[] others = _touched;
        int touched = 0;
        _full.Clear();
        foreach (int value in _values.Of(article))
        {
            if (value < 0)
            {
                if (_entered[~value] && shared[~value]++ == 0)
                {
                    others[touched++] = ~value;
                }
            }
            else if (_firsts[value] <= Few)
            {
                foreach (int other in _firsts.AsSpan(value + Head, _firsts[value]))
                {
                    if (shared[other]++ == 0)
                    {
                        others[touched++] = other;
                    }
                }
            }
            else if (_firsts[value] <= MaxFirsts)
            {
                _full.Add(value);
            }
        }

        return touched;
    }

    /// <summary>Counts on in the buckets noted, but only for those touched already and those that may have enough in common by these buckets alone.</summary>
    private int CountMany(int touched, int size, double share)
    {
        int[] shared = _shared;
        int asked = touched;
        foreach (int value in _full)
        {
            ReadOnlySpan<int> firsts = _firsts.AsSpan(value + Head, _firsts[value]);

            // Those beyond the ones asked for come from buckets that are gone through, and are in no other.
            if (asked <= Few && _full.Count < Math.Min(size, _firsts[value + 1]) * share)
            {
                foreach (int other in _touched.AsSpan(0, asked))
                {
                    shared[other] += firsts.Contains(other) ? 1 : 0;
                }

                continue;
            }

            foreach (int other in firsts)
            {
                if (shared[other] > 0)
                {
                    shared[other]++;
                }
                else if (_full.Count >= Math.Min(size, _sizes[other]) * share)
                {
                    shared[other] = 1;
                    _touched[touched++] = other;
                }
            }
        }

        return touched;
    }
}
