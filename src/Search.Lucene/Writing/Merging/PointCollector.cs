using Search.Lucene.Reading;
using Search.Lucene.Writing.Columns;

namespace Search.Lucene.Writing.Merging;

/// <summary>Takes all points of a source over into a buffer, under their new document ids.</summary>
internal readonly struct PointCollector(MergeSource source, PointBuffer target) : IPointVisitor
{
    public void Visit(int doc) => throw new InvalidOperationException("No cell lies inside, since every value is wanted.");

    public void Visit(int doc, ReadOnlySpan<byte> packedValue)
    {
        int mapped = source.Map(doc);
        if (mapped >= 0)
        {
            target.Add(mapped, packedValue);
        }
    }

    public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;
}
