using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Proximity;

/// <summary>Every occurrence of a word.</summary>
internal sealed class WordSource(string word) : IntervalSource
{
    private readonly string _word = word;

    internal override int MinExtent => 1;

    internal override IEnumerable<string> Words => [_word];

    public override string ToString() => _word;

    public override bool Equals(object? obj) => obj is WordSource other && string.Equals(_word, other._word, StringComparison.Ordinal);

    public override int GetHashCode() => _word.GetHashCode(StringComparison.Ordinal);

    internal override Scorer? Candidates(IntervalLeaf leaf)
        => leaf.Postings(_word, PostingsFeatures.None) is { } postings ? new TermScorer(postings, null, null) : null;

    internal override IntervalCursor? Open(IntervalLeaf leaf)
        => leaf.Postings(_word, PostingsFeatures.Positions) is { } postings ? new Cursor(postings) : null;

    private sealed class Cursor(PostingsEnum postings) : IntervalCursor
    {
        private int[] _positions = [];
        private int _count;
        private int _at = -1;

        public override int Start => _at < 0 ? -1 : _at < _count ? _positions[_at] : None;

        public override int End => Start;

        public override int Gaps => 0;

        public override int Width => 1;

        public override bool Load(int doc)
        {
            _at = -1;
            _count = 0;
            int found = postings.DocId < doc ? postings.Advance(doc) : postings.DocId;
            if (found != doc)
            {
                return false;
            }

            _count = postings.Freq;
            if (_positions.Length < _count)
            {
                _positions = new int[Math.Max(16, _count * 2)];
            }

            postings.ReadPositions(_positions.AsSpan(0, _count));
            return true;
        }

        public override bool Next()
        {
            _at = Math.Min(_count, _at + 1);
            return _at < _count;
        }
    }
}
