namespace Search.Lucene.Searching.Proximity;

/// <summary>A number of occurrences of one source that follow each other among its intervals.</summary>
internal sealed class RepeatedSource(IntervalSource part, int times) : IntervalSource
{
    private readonly IntervalSource _part = part;
    private readonly int _times = times;

    internal override int MinExtent => _part.MinExtent;

    internal override IEnumerable<string> Words => _part.Words;

    public override string ToString() => $"unordered({string.Join(',', Enumerable.Repeat(_part, _times))})";

    public override bool Equals(object? obj) => obj is RepeatedSource other && _times == other._times && _part.Equals(other._part);

    public override int GetHashCode() => HashCode.Combine(_part, _times);

    internal override Scorer? Candidates(IntervalLeaf leaf) => _part.Candidates(leaf);

    internal override IntervalCursor? Open(IntervalLeaf leaf) => _part.Open(leaf) is { } cursor ? new Cursor(cursor, _times) : null;

    private sealed class Cursor(IntervalCursor part, int times) : IntervalCursor
    {
        private readonly Queue<(int Start, int End)> _window = new(times);
        private int _end = -1;
        private bool _ended;

        public override int Start => _ended ? None : _window.Count == times ? _window.Peek().Start : -1;

        public override int End => _ended ? None : _end;

        public override int Gaps => End - Start + 1 - Width;

        /// <summary>What the occurrences themselves span.</summary>
        public override int Width => _window.Sum(static one => one.End - one.Start + 1);

        public override bool Load(int doc)
        {
            _window.Clear();
            _end = -1;
            _ended = false;
            return part.Load(doc);
        }

        public override bool Next()
        {
            do
            {
                if (_ended || !part.Next())
                {
                    _ended = true;
                    return false;
                }

                if (_window.Count == times)
                {
                    _window.Dequeue();
                }

                _window.Enqueue((part.Start, part.End));
            }
            while (_window.Count < times);

            _end = part.End;
            return true;
        }
    }
}
