namespace Search.Lucene.Searching.Proximity;

/// <summary>The intervals of a source that are short, or have few gaps.</summary>
internal sealed class LimitedSource(IntervalSource part, IntervalLimit limit, int most) : IntervalSource
{
    private readonly IntervalSource _part = part;
    private readonly IntervalLimit _limit = limit;
    private readonly int _most = most;

    internal override int MinExtent => _part.MinExtent;

    internal override IReadOnlyList<IntervalSource> Alternatives
        => [.. Intervals.Split(_part).Select(one => new LimitedSource(one, _limit, _most))];

    internal override IEnumerable<string> Words => _part.Words;

    public override string ToString() => FormattableString.Invariant($"max{_limit}/{_most}({_part})").ToLowerInvariant();

    public override bool Equals(object? obj)
        => obj is LimitedSource other && (_limit, _most) == (other._limit, other._most) && _part.Equals(other._part);

    public override int GetHashCode() => HashCode.Combine(_part, _limit, _most);

    internal override Scorer? Candidates(IntervalLeaf leaf) => _part.Candidates(leaf);

    internal override IntervalCursor? Open(IntervalLeaf leaf) => _part.Open(leaf) is { } cursor ? new Cursor(cursor, _limit, _most) : null;

    private sealed class Cursor(IntervalCursor part, IntervalLimit limit, int most) : IntervalCursor
    {
        public override int Start => part.Start;

        public override int End => part.End;

        public override int Gaps => part.Gaps;

        public override int Width => part.Width;

        public override bool Load(int doc) => part.Load(doc);

        public override bool Next()
        {
            while (part.Next())
            {
                if ((limit == IntervalLimit.Gaps ? part.Gaps : part.End - part.Start + 1) <= most)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
