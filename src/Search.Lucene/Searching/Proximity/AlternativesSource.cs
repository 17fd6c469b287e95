using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Proximity;

/// <summary>Any of several sources.</summary>
internal sealed class AlternativesSource(IReadOnlyList<IntervalSource> parts) : IntervalSource
{
    private readonly HashSet<IntervalSource> _parts = [.. parts];

    internal override int MinExtent => _parts.Min(static part => part.MinExtent);

    internal override IReadOnlyList<IntervalSource> Alternatives => [.. _parts];

    internal override IEnumerable<string> Words => _parts.SelectMany(static part => part.Words);

    public override string ToString() => $"or({string.Join(',', parts)})";

    public override bool Equals(object? obj) => obj is AlternativesSource other && _parts.SetEquals(other._parts);

    public override int GetHashCode()
    {
        int sum = 0;
        foreach (IntervalSource part in _parts)
        {
            sum += part.GetHashCode();
        }

        return sum;
    }

    internal override Scorer? Candidates(IntervalLeaf leaf)
    {
        List<Scorer> candidates = [];
        foreach (IntervalSource part in _parts)
        {
            if (part.Candidates(leaf) is { } found)
            {
                candidates.Add(found);
            }
        }

        return candidates.Count switch
        {
            0 => null,
            1 => candidates[0],
            _ => new DisjunctionScorer(candidates, 1, needsScores: false, leaf.Context.Batches),
        };
    }

    internal override IntervalCursor? Open(IntervalLeaf leaf)
    {
        List<IntervalCursor> cursors = [];
        foreach (IntervalSource part in _parts)
        {
            if (part.Open(leaf) is { } cursor)
            {
                cursors.Add(cursor);
            }
        }

        return cursors.Count == 0 ? null : new Cursor([.. cursors]);
    }

    /// <summary>Hands out the part that ends first, and passes over what contains the one before.</summary>
    private sealed class Cursor(IntervalCursor[] parts) : IntervalCursor
    {
        private readonly IntervalCursor[] _loaded = new IntervalCursor[parts.Length];
        private int _count;
        private IntervalCursor? _current;
        private bool _ended;

        public override int Start => _ended ? None : _current?.Start ?? -1;

        public override int End => _ended ? None : _current?.End ?? -1;

        public override int Gaps => _current?.Gaps ?? 0;

        public override int Width => _current?.Width ?? 0;

        public override bool Load(int doc)
        {
            _count = 0;
            _current = null;
            _ended = false;
            foreach (IntervalCursor part in parts)
            {
                if (part.Load(doc) && part.Next())
                {
                    _loaded[_count++] = part;
                }
            }

            return _count > 0;
        }

        public override bool Next()
        {
            if (_current is not null && !_ended)
            {
                int start = _current.Start;
                int end = _current.End;
                while (_count > 0 && First() is var first && _loaded[first].Start <= start && _loaded[first].End >= end)
                {
                    if (!_loaded[first].Next())
                    {
                        _loaded[first] = _loaded[--_count];
                    }
                }
            }

            _ended = _count == 0;
            _current = _ended ? null : _loaded[First()];
            return !_ended;
        }

        /// <summary>The part that ends first; of several the shortest.</summary>
        private int First()
        {
            int first = 0;
            for (int i = 1; i < _count; i++)
            {
                if (_loaded[i].End < _loaded[first].End
                    || (_loaded[i].End == _loaded[first].End && _loaded[i].Start > _loaded[first].Start))
                {
                    first = i;
                }
            }

            return first;
        }
    }
}
