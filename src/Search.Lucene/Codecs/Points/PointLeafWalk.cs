using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>All points of a tree, leaf by leaf: in the order of their values where there is one dimension.</summary>
internal sealed class PointLeafWalk(PointLeaf leaf, IndexInput data, long start, int leaves, long count)
{
    private readonly PointCollector _points = new();
    private DataReader _reader = data.OpenReader(start);
    private int _left = leaves;

    /// <summary>Number of points in the tree.</summary>
    public long Count { get; } = count;

    /// <summary>The next leaf's points, valid until the next call; false when there is none.</summary>
    public bool Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> packedValues)
    {
        _points.Clear();
        if (_left > 0)
        {
            _left--;
            var visitor = new Collecting(_points);
            leaf.VisitValues(ref _reader, ref visitor);
        }

        docs = _points.Docs;
        packedValues = _points.PackedValues;
        return docs.Length > 0;
    }

    private readonly struct Collecting(PointCollector points) : IPointVisitor
    {
        public void Visit(int doc) => throw new InvalidOperationException("A cell that crosses shows values.");

        public void Visit(int doc, ReadOnlySpan<byte> packedValue) => points.Add(doc, packedValue);

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;
    }
}
