using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.Points;

/// <summary>Takes the points of a box, bounds included, and shows each with its value where the walk shows it.</summary>
internal readonly struct BoxVisitor(int dimensions, int width, byte[] low, byte[] high, Action<int, byte[]?> take) : IPointVisitor
{
    public void Visit(int doc) => take(doc, null);

    public void Visit(int doc, ReadOnlySpan<byte> packedValue)
    {
        for (int d = 0; d < dimensions; d++)
        {
            if (Compare(packedValue, low, d) < 0 || Compare(packedValue, high, d) > 0)
            {
                return;
            }
        }

        take(doc, packedValue.ToArray());
    }

    public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
    {
        bool crosses = false;
        for (int d = 0; d < dimensions; d++)
        {
            if (Compare(maxPacked, low, d) < 0 || Compare(minPacked, high, d) > 0)
            {
                return PointRelation.Outside;
            }

            crosses |= Compare(minPacked, low, d) < 0 || Compare(maxPacked, high, d) > 0;
        }

        return crosses ? PointRelation.Crosses : PointRelation.Inside;
    }

    private int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int dimension) =>
        a.Slice(dimension * width, width).SequenceCompareTo(b.Slice(dimension * width, width));
}
