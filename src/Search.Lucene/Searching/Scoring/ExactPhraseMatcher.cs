using System.Collections.Immutable;
using Search.Lucene.Codecs.Postings;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Finds every place at which all terms stand exactly as the phrase wants.</summary>
internal sealed class ExactPhraseMatcher : PhraseMatcher
{
    /// <summary>Terms in the order of their places; every occurrence of the first one counts at most once.</summary>
    private readonly int[] _order;

    private readonly int[] _offsets;
    private readonly int[] _cursors;

    public ExactPhraseMatcher(PostingsEnum[] postings, ImmutableArray<Term> terms, ImmutableArray<int> offsets)
        : base(postings)
    {
        _order = new int[postings.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            int at = i;
            for (; at > 0 && IsBefore(i, _order[at - 1]); at--)
            {
                _order[at] = _order[at - 1];
            }

            _order[at] = i;
        }

        _offsets = [.. offsets];
        _cursors = new int[postings.Length];

        bool IsBefore(int left, int right)
            => offsets[left] != offsets[right] ? offsets[left] < offsets[right] : terms[left].CompareTo(terms[right]) < 0;
    }

    public override bool IsBoundByTerms => true;

    /// <summary>Phrases of two words, the most frequent ones, are matched on the distances of positions as they are decoded.</summary>
    public override void ReadFreqs(PhraseTerm[] terms, int count, bool anyIsEnough, Span<float> freqs)
    {
        if (_order.Length != 2)
        {
            base.ReadFreqs(terms, count, anyIsEnough, freqs);
            return;
        }

        (int first, int second) = (_order[0], _order[1]);
        int shift = _offsets[second] - _offsets[first];
        var firstPostings = (BlockPostingsEnum)Postings(first);
        var secondPostings = (BlockPostingsEnum)Postings(second);
        ref int[] firstRoom = ref PositionsOf[first];
        ref int[] secondRoom = ref PositionsOf[second];
        (PhraseTerm firstTerm, PhraseTerm secondTerm) = (terms[first], terms[second]);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<int> before = firstPostings.PositionDeltas(firstTerm.Places[i], firstTerm.Freqs[i], ref firstRoom);
            ReadOnlySpan<int> behind = secondPostings.PositionDeltas(secondTerm.Places[i], secondTerm.Freqs[i], ref secondRoom);
            freqs[i] = AdjacentPositions.Count(before, behind, shift);
        }
    }

    protected override float Match(bool anyIsEnough)
    {
        Array.Clear(_cursors);
        int first = _order[0];
        int freq = 0;
        for (int i = 0; i < Counts[first]; i++)
        {
            int start = PositionsOf[first][i] - _offsets[first];
            int found = Follow(start);
            if (found < 0)
            {
                break;
            }

            freq += found;
            if (freq > 0 && anyIsEnough)
            {
                break;
            }
        }

        return freq;
    }

    /// <summary>1 when all other terms stand as wanted, 0 when not, -1 when one of them has no more positions.</summary>
    private int Follow(int start)
    {
        for (int k = 1; k < _order.Length; k++)
        {
            int term = _order[k];
            int wanted = start + _offsets[term];
            int[] positions = PositionsOf[term];
            int cursor = _cursors[term];
            int count = Counts[term];
            while (cursor < count && positions[cursor] < wanted)
            {
                cursor++;
            }

            _cursors[term] = cursor;
            if (cursor == count)
            {
                return -1;
            }

            if (positions[cursor] != wanted)
            {
                return 0;
            }
        }

        return 1;
    }
}
