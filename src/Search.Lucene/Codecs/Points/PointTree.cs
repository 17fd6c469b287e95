using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.Points;

/// <summary>The block k-d tree of one field (see <see cref="PointsFormat"/>). Immutable and thread-safe.</summary>
internal sealed class PointTree : PointValues
{
    private readonly IndexInput _index;
    private readonly IndexInput _data;
    private readonly PointShape _shape;
    private readonly byte[] _min;
    private readonly byte[] _max;
    private readonly int _leaves;
    private readonly int _maxDoc;
    private readonly long _dataStart;
    private readonly long _indexStart;

    private PointTree(ref DataReader meta, FieldInfo field, IndexInput index, IndexInput data, int maxDoc)
    {
        CodecFile.CheckHeader(ref meta, PointsFormat.TreeCodec, PointsFormat.TreeVersion, PointsFormat.TreeVersion);
        int dimensions = meta.ReadVInt32();
        int indexDimensions = meta.ReadVInt32();
        int maxLeafPoints = meta.ReadVInt32();
        _shape = new PointShape(dimensions, indexDimensions, meta.ReadVInt32(), maxLeafPoints);
        if (!_shape.IsValid || _shape != new PointShape(field.PointDimensionCount, field.PointIndexDimensionCount, field.PointByteCount, maxLeafPoints))
        {
            throw meta.Corrupt($"field '{field.Name}': {_shape} contradicts the field's description");
        }

        _leaves = meta.ReadVInt32();
        _min = meta.ReadBytes(_shape.IndexLength).ToArray();
        _max = meta.ReadBytes(_shape.IndexLength).ToArray();
        Count = meta.ReadVInt64();
        DocCount = meta.ReadVInt32();
        int indexLength = meta.ReadVInt32();
        _dataStart = meta.ReadInt64();
        _indexStart = meta.ReadInt64();

        // A point takes a byte at least, and so does a leaf.
        if (_leaves <= 0 || _leaves > Count || Count > data.Length || DocCount <= 0 || DocCount > Count || DocCount > maxDoc
            || _leaves > 1 << 30 || (long)_leaves * _shape.MaxLeafPoints < Count)
        {
            throw meta.Corrupt($"field '{field.Name}': {Count} points of {DocCount} documents in {_leaves} leaves");
        }

        if (_dataStart < 0 || _dataStart > data.Length)
        {
            throw data.OutOfRange(_dataStart, 0);
        }

        if (indexLength < 0 || _indexStart < 0 || _indexStart > index.Length - indexLength)
        {
            throw index.OutOfRange(_indexStart, indexLength);
        }

        for (int at = 0; at < _shape.IndexLength; at += _shape.Width)
        {
            if (_min.AsSpan(at, _shape.Width).SequenceCompareTo(_max.AsSpan(at, _shape.Width)) > 0)
            {
                throw meta.Corrupt($"field '{field.Name}': the least value is above the greatest");
            }
        }

        _index = index;
        _data = data;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override int DimensionCount => _shape.Dimensions;

    /// <inheritdoc/>
    public override int IndexDimensionCount => _shape.IndexDimensions;

    /// <inheritdoc/>
    public override int BytesPerDimension => _shape.Width;

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override int DocCount { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> MinPackedValue => _min;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> MaxPackedValue => _max;

    public static PointTree Read(ref DataReader meta, FieldInfo field, IndexInput index, IndexInput data, int maxDoc) =>
        new(ref meta, field, index, data, maxDoc);

    /// <inheritdoc/>
    public override void Intersect<TVisitor>(ref TVisitor visitor)
    {
        PointNodes nodes = OpenNodes();
        Visit(nodes, new PointLeaf(_data, _shape, Count, _maxDoc), ref visitor);
    }

    /// <inheritdoc/>
    public override long EstimateCount<TVisitor>(ref TVisitor visitor) => Estimate(OpenNodes(), ref visitor);

    /// <summary>All points leaf by leaf, in the order of the file.</summary>
    public PointLeafWalk WalkLeaves() => new(new PointLeaf(_data, _shape, Count, _maxDoc), _data, _dataStart, _leaves, Count);

    private static void Visit<TVisitor>(PointNodes nodes, PointLeaf leaf, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        switch (visitor.Compare(nodes.CellMin, nodes.CellMax))
        {
            case PointRelation.Outside:
                return;
            case PointRelation.Inside:
                VisitAll(nodes, leaf, ref visitor);
                return;
            default:
                break;
        }

        if (nodes.IsLeaf)
        {
            leaf.VisitValues(nodes.LeafOffset, ref visitor);
            return;
        }

        nodes.PushLeft();
        Visit(nodes, leaf, ref visitor);
        nodes.Pop();
        nodes.PushRight();
        Visit(nodes, leaf, ref visitor);
        nodes.Pop();
    }

    private static void VisitAll<TVisitor>(PointNodes nodes, PointLeaf leaf, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        if (nodes.IsLeaf)
        {
            leaf.VisitDocs(nodes.LeafOffset, ref visitor);
            return;
        }

        nodes.PushLeft();
        VisitAll(nodes, leaf, ref visitor);
        nodes.Pop();
        nodes.PushRight();
        VisitAll(nodes, leaf, ref visitor);
        nodes.Pop();
    }

    private long Estimate<TVisitor>(PointNodes nodes, ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct
    {
        switch (visitor.Compare(nodes.CellMin, nodes.CellMax))
        {
            case PointRelation.Outside:
                return 0;
            case PointRelation.Inside:
                return (long)_shape.MaxLeafPoints * nodes.LeafCount;
            default:
                break;
        }

        if (nodes.IsLeaf)
        {
            // Half of the leaf, for want of better knowledge.
            return (_shape.MaxLeafPoints + 1) / 2;
        }

        nodes.PushLeft();
        long count = Estimate(nodes, ref visitor);
        nodes.Pop();
        nodes.PushRight();
        count += Estimate(nodes, ref visitor);
        nodes.Pop();
        return count;
    }

    private PointNodes OpenNodes() => new(_index, _indexStart, _shape, _leaves, _min, _max);
}
