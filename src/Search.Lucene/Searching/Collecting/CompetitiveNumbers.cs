using System.Buffers.Binary;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Sorting;

namespace Search.Lucene.Searching.Collecting;

/// <summary>
/// The documents of a segment whose numbers can still enter the first hits of a sort, from the points of the same field. They are
/// looked for again when the last hit has become better, and kept only when they are few.
/// </summary>
/// <param name="criterion">A numeric sort field.</param>
/// <param name="leaf">The segment.</param>
/// <param name="tiesCount">Whether a number equal to that of the last hit can still come before it.</param>
internal sealed class CompetitiveNumbers(SortField criterion, LeafContext leaf, bool tiesCount)
{
    /// <summary>Documents are looked for when they are less than this part of those known so far.</summary>
    private const int Part = 8;

    private readonly PointValues? _points = PointsOf(criterion, leaf);
    private long _known = leaf.Reader.MaxDoc;
    private SortKey _last;
    private bool _tried;

    /// <summary>Null while all may count.</summary>
    public Bits? Docs { get; private set; }

    /// <summary>Told the key of the last of a full list of hits.</summary>
    public void Update(SortKey last)
    {
        if (_points is null || last.Rank != SortKey.Middle || (_tried && last == _last))
        {
            return;
        }

        _tried = true;
        _last = last;
        (long low, long high) = Range(last.Number);
        if (low > high)
        {
            Docs = new Bits(leaf.Reader.MaxDoc);
            return;
        }

        Span<byte> lower = stackalloc byte[sizeof(long)];
        Span<byte> upper = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(lower, low ^ long.MinValue);
        BinaryPrimitives.WriteInt64BigEndian(upper, high ^ long.MinValue);
        NumbersVisitor visitor = new(lower, upper, null);
        long estimate = _points.EstimateCount(ref visitor);
        if (estimate > _known / Part)
        {
            return;
        }

        Bits docs = new(leaf.Reader.MaxDoc);
        NumbersVisitor collecting = new(lower, upper, docs);
        _points.Intersect(ref collecting);
        _known = estimate;
        Docs = docs;
    }

    /// <summary>
    /// Points that say the same as the column: eight bytes, one dimension, the column not updated since. Where missing values come first,
    /// no document may be without.
    /// </summary>
    private static PointValues? PointsOf(SortField criterion, LeafContext leaf)
    {
        if (leaf.Reader.Points(criterion.Field) is not { IndexDimensionCount: 1, DimensionCount: 1, BytesPerDimension: sizeof(long) } points
            || leaf.Reader.FieldInfos[criterion.Field] is not { DocValuesGeneration: < 0 })
        {
            return null;
        }

        return criterion.MissingFirst && points.DocCount < leaf.Reader.MaxDoc ? null : points;
    }

    /// <summary>The numbers that order before the key, in the order of the points.</summary>
    private (long Low, long High) Range(long key)
    {
        if (!tiesCount && key == long.MinValue)
        {
            return (0, -1);
        }

        long bound = tiesCount ? key : key - 1;
        return criterion.Descending ? (~bound, long.MaxValue) : (long.MinValue, bound);
    }

    private readonly ref struct NumbersVisitor(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, Bits? docs) : IPointVisitor
    {
        private readonly ReadOnlySpan<byte> _lower = lower;
        private readonly ReadOnlySpan<byte> _upper = upper;
        private readonly Bits? _docs = docs;

        public void Visit(int doc) => _docs?.Set(doc);

        public void Visit(int doc, ReadOnlySpan<byte> packedValue)
        {
            if (packedValue.SequenceCompareTo(_lower) >= 0 && packedValue.SequenceCompareTo(_upper) <= 0)
            {
                _docs?.Set(doc);
            }
        }

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            if (minPacked.SequenceCompareTo(_upper) > 0 || maxPacked.SequenceCompareTo(_lower) < 0)
            {
                return PointRelation.Outside;
            }

            return minPacked.SequenceCompareTo(_lower) >= 0 && maxPacked.SequenceCompareTo(_upper) <= 0
                ? PointRelation.Inside
                : PointRelation.Crosses;
        }
    }
}
