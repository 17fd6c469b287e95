using System.Collections.Immutable;
using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a one-dimensional point between two bounds, both inclusive; constant score.</summary>
public sealed class PointRangeQuery : Query
{
    private const int CellsPerBudgetCheck = 16;

    private readonly string _shown;

    private PointRangeQuery(string field, byte[] lower, byte[] upper, string shown)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field;
        Lower = [.. lower];
        Upper = [.. upper];
        _shown = shown;
    }

    public string Field { get; }

    /// <summary>Sortable big-endian bytes.</summary>
    public ImmutableArray<byte> Lower { get; }

    /// <summary>Sortable big-endian bytes.</summary>
    public ImmutableArray<byte> Upper { get; }

    public static PointRangeQuery Int32(string field, int lower, int upper)
    {
        byte[] low = new byte[sizeof(int)];
        byte[] high = new byte[sizeof(int)];
        PointEncoding.Encode(lower, low);
        PointEncoding.Encode(upper, high);
        return new PointRangeQuery(field, low, high, FormattableString.Invariant($"[{lower} TO {upper}]"));
    }

    public static PointRangeQuery Int64(string field, long lower, long upper)
    {
        byte[] low = new byte[sizeof(long)];
        byte[] high = new byte[sizeof(long)];
        PointEncoding.Encode(lower, low);
        PointEncoding.Encode(upper, high);
        return new PointRangeQuery(field, low, high, FormattableString.Invariant($"[{lower} TO {upper}]"));
    }

    public static PointRangeQuery Single(string field, float lower, float upper)
    {
        byte[] low = new byte[sizeof(float)];
        byte[] high = new byte[sizeof(float)];
        PointEncoding.Encode(lower, low);
        PointEncoding.Encode(upper, high);
        return new PointRangeQuery(field, low, high, FormattableString.Invariant($"[{lower} TO {upper}]"));
    }

    public static PointRangeQuery Double(string field, double lower, double upper)
    {
        byte[] low = new byte[sizeof(double)];
        byte[] high = new byte[sizeof(double)];
        PointEncoding.Encode(lower, low);
        PointEncoding.Encode(upper, high);
        return new PointRangeQuery(field, low, high, FormattableString.Invariant($"[{lower} TO {upper}]"));
    }

    internal override bool IsCacheable => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost) => new Prepared(this, context.Budget, boost);

    public override string ToString(string defaultField)
        => string.Equals(Field, defaultField, StringComparison.Ordinal) ? _shown : $"{Field}:{_shown}";

    public override bool Equals(object? obj)
        => obj is PointRangeQuery other
            && string.Equals(Field, other.Field, StringComparison.Ordinal)
            && Lower.AsSpan().SequenceEqual(other.Lower.AsSpan())
            && Upper.AsSpan().SequenceEqual(other.Upper.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(PointRangeQuery));
        hash.Add(Field, StringComparer.Ordinal);
        hash.AddBytes(Lower.AsSpan());
        hash.AddBytes(Upper.AsSpan());
        return hash.ToHashCode();
    }

    private sealed class Prepared(PointRangeQuery query, SearchBudget budget, float score) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            if (leaf.Reader.Points(query.Field) is not { } points)
            {
                return null;
            }

            if (points.IndexDimensionCount != 1 || points.BytesPerDimension != query.Lower.Length)
            {
                throw new UnsupportedFieldException(query.Field, $"points of one dimension and {query.Lower.Length} bytes");
            }

            int maxDoc = leaf.Reader.MaxDoc;
            RangeVisitor visitor = new(query.Lower.AsSpan(), query.Upper.AsSpan(), new Bits(maxDoc), budget);
            if (points.DocCount == maxDoc && visitor.Compare(points.MinPackedValue.Span, points.MaxPackedValue.Span) == PointRelation.Inside)
            {
                return new AllDocsScorer(maxDoc, score);
            }

            points.Intersect(ref visitor);
            int count = visitor.Bits.Count();
            return count == 0 ? null : new BitSetScorer(visitor.Bits, count, score);
        }
    }

    private ref struct RangeVisitor(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, Bits bits, SearchBudget budget) : IPointVisitor
    {
        private readonly ReadOnlySpan<byte> _lower = lower;
        private readonly ReadOnlySpan<byte> _upper = upper;

        private readonly SearchBudget _budget = budget;
        private int _cells;

        public Bits Bits { get; } = bits;

        public readonly void Visit(int doc) => Bits.Set(doc);

        public readonly void Visit(int doc, ReadOnlySpan<byte> packedValue)
        {
            if (packedValue.SequenceCompareTo(_lower) >= 0 && packedValue.SequenceCompareTo(_upper) <= 0)
            {
                Bits.Set(doc);
            }
        }

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            if (_cells++ % CellsPerBudgetCheck == 0)
            {
                _budget.Check();
            }

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
