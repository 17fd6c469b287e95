namespace Search.Lucene.Searching.Proximity;

/// <summary>Sources that follow each other without a gap: a phrase.</summary>
internal sealed class BlockSource(IReadOnlyList<IntervalSource> parts) : JoinedSource(parts)
{
    protected override string Name => "phrase";

    protected override IntervalCursor Join(IntervalCursor[] parts) => new Cursor(parts);

    private sealed class Cursor(IntervalCursor[] parts) : IntervalCursor
    {
        private int _start = -1;
        private int _end = -1;

        public override int Start => _start;

        public override int End => _end;

        public override int Gaps => 0;

        public override bool Load(int doc)
        {
            _start = _end = -1;
            return LoadAll(parts, doc);
        }

        public override bool Next()
        {
            bool found = parts[0].Next();
            for (int i = 1; found && i < parts.Length;)
            {
                int wanted = parts[i - 1].End + 1;
                while (found && parts[i].Start < wanted)
                {
                    found = parts[i].Next();
                }

                if (found && parts[i].Start == wanted)
                {
                    i++;
                }
                else if (found)
                {
                    found = parts[0].Next();
                    i = 1;
                }
            }

            _start = found ? parts[0].Start : None;
            _end = found ? parts[^1].End : None;
            return found;
        }
    }
}
