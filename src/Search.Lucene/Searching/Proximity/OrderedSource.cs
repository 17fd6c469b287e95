namespace Search.Lucene.Searching.Proximity;

/// <summary>Sources that stand in their order, one behind the other, with anything between them.</summary>
internal sealed class OrderedSource(IReadOnlyList<IntervalSource> parts) : JoinedSource(parts)
{
    internal override IReadOnlyList<IntervalSource> Alternatives => Intervals.Combinations(Parts, static parts => new OrderedSource(parts));

    protected override string Name => "ordered";

    protected override IntervalCursor Join(IntervalCursor[] parts) => new Cursor(parts);

    /// <summary>
    /// Every part is moved behind the one before it; what was found is then shortened from the front, as long as the last part can
    /// stay where it is.
    /// </summary>
    private sealed class Cursor(IntervalCursor[] parts) : IntervalCursor
    {
        private int _start = -1;
        private int _end = -1;
        private int _gaps = -1;

        public override int Start => _start;

        public override int End => _end;

        public override int Gaps => _gaps;

        public override bool Load(int doc)
        {
            _start = _end = _gaps = -1;
            return LoadAll(parts, doc) && parts[0].Next();
        }

        public override bool Next()
        {
            _start = _end = _gaps = None;
            int bound = None;
            bool shortening = false;
            while (Align(bound, shortening))
            {
                _start = parts[0].Start;
                _end = parts[^1].End;
                _gaps = Width;
                foreach (IntervalCursor part in parts)
                {
                    _gaps -= part.Width;
                }

                bound = parts[^1].Start;
                if (!parts[0].Next())
                {
                    break;
                }

                shortening = true;
            }

            return _start != None;
        }

        /// <summary>Moves the parts behind each other; false when one would have to end at or behind the bound.</summary>
        private bool Align(int bound, bool shortening)
        {
            for (int i = 1; i < parts.Length; i++)
            {
                int behind = parts[i - 1].End;
                if (behind >= bound)
                {
                    return false;
                }

                if (shortening && parts[i].Start > behind)
                {
                    return true;
                }

                do
                {
                    if (parts[i].End >= bound || !parts[i].Next())
                    {
                        return false;
                    }
                }
                while (parts[i].Start <= behind);
            }

            return parts[^1].End < bound;
        }
    }
}
