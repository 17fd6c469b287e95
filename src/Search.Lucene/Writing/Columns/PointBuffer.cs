using Search.Lucene.Codecs.Points;

namespace Search.Lucene.Writing.Columns;

/// <summary>The points of one field in the order in which they came.</summary>
internal sealed class PointBuffer(int packedLength) : IPointSource
{
    private GrowingList<int> _docs;
    private GrowingList<byte> _packed;

    public int Count => _docs.Count;

    public long MemoryUsed => _docs.MemoryUsed + _packed.MemoryUsed;

    public void Add(int doc, ReadOnlySpan<byte> packedValue)
    {
        _docs.Add(doc);
        _packed.AddRange(packedValue);
    }

    /// <inheritdoc/>
    public int Doc(int index) => _docs[index];

    /// <inheritdoc/>
    public ReadOnlySpan<byte> PackedValue(int index) => _packed.Span.Slice(index * packedLength, packedLength);
}
