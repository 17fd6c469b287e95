namespace Search.Lucene.Searching.Proximity;

/// <summary>Sources that stand in any order, and may overlap.</summary>
internal sealed class UnorderedSource(IReadOnlyList<IntervalSource> parts) : JoinedSource(parts)
{
    internal override IReadOnlyList<IntervalSource> Alternatives => Intervals.Combinations(Parts, static parts => new UnorderedSource(parts));

    protected override string Name => "unordered";

    protected override IntervalCursor Join(IntervalCursor[] parts) => new Cursor(parts);

    /// <summary>The part that starts first moves on, as long as the whole then still ends where it ended.</summary>
    private sealed class Cursor(IntervalCursor[] parts) : IntervalCursor
    {
        private int _start = -1;
        private int _end = -1;
        private int _gaps = -1;
        private int _furthest = -1;
        private bool _exhausted;

        public override int Start => _start;

        public override int End => _end;

        public override int Gaps => _gaps;

        public override bool Load(int doc)
        {
            _start = _end = _gaps = _furthest = -1;
            _exhausted = false;
            if (!LoadAll(parts, doc))
            {
                return false;
            }

            foreach (IntervalCursor part in parts)
            {
                Move(part);
            }

            return !_exhausted;
        }

        public override bool Next()
        {
            while (!_exhausted && First().Start == _start)
            {
                Move(First());
            }

            if (_exhausted)
            {
                _start = _end = _gaps = None;
                return false;
            }

            do
            {
                IntervalCursor first = First();
                _start = first.Start;
                _end = _furthest;
                _gaps = Width;
                foreach (IntervalCursor part in parts)
                {
                    _gaps -= part.Width;
                }

                if (first.End == _end)
                {
                    break;
                }

                Move(first);
            }
            while (!_exhausted && _end == _furthest);

            return true;
        }

        /// <summary>The part that starts first; of several the longest.</summary>
        private IntervalCursor First()
        {
            IntervalCursor first = parts[0];
            for (int i = 1; i < parts.Length; i++)
            {
                if (parts[i].Start < first.Start || (parts[i].Start == first.Start && parts[i].End > first.End))
                {
                    first = parts[i];
                }
            }

            return first;
        }

        private void Move(IntervalCursor part)
        {
            if (part.Next())
            {
                _furthest = Math.Max(_furthest, part.End);
            }
            else
            {
                _exhausted = true;
            }
        }
    }
}
