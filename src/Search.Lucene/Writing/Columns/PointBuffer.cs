using Search.Lucene.Codecs.Points;

namespace Search.Lucene.Writing.Columns;

/// <summary>The points of one field in the order in which they came.</summary>
internal sealed class PointBuffer
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

    /// <summary>All points, as one chunk.</summary>
    public IPointSource Open() => new Source(this);

    private sealed class Source(PointBuffer points) : IPointSource
    {
        private bool _given;

        public bool Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> packedValues)
        {
            bool first = !_given;
            _given = true;
            docs = first ? points._docs.Span : default;
            packedValues = first ? points._packed.Span : default;
            return first;
        }
    }
}
