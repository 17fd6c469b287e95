namespace Search.Lucene.Reading;

/// <summary>The points of one field in one segment.</summary>
public abstract class PointValues
{
    public abstract int DimensionCount { get; }

    public abstract int IndexDimensionCount { get; }

    /// <summary>Bytes of one dimension.</summary>
    public abstract int BytesPerDimension { get; }

    /// <summary>Number of points.</summary>
    public abstract long Count { get; }

    /// <summary>Documents with at least one point.</summary>
    public abstract int DocCount { get; }

    public abstract ReadOnlyMemory<byte> MinPackedValue { get; }

    public abstract ReadOnlyMemory<byte> MaxPackedValue { get; }

    /// <summary>Walks the tree, skipping cells outside; thread-safe.</summary>
    public abstract void Intersect<TVisitor>(ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct;

    /// <summary>Rough number of points that the visitor would receive, without decoding leaves.</summary>
    public abstract long EstimateCount<TVisitor>(ref TVisitor visitor)
        where TVisitor : IPointVisitor, allows ref struct;
}
