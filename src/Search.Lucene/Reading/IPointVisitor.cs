namespace Search.Lucene.Reading;

/// <summary>Receives the points of a walk; packed values are dimension after dimension, each big-endian sortable.</summary>
public interface IPointVisitor
{
    /// <summary>A document of a cell that lies wholly inside.</summary>
    void Visit(int doc);

    /// <summary>A document with its value, of a cell that crosses the query.</summary>
    void Visit(int doc, ReadOnlySpan<byte> packedValue);

    /// <summary>Compares a cell with the query.</summary>
    PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked);
}
