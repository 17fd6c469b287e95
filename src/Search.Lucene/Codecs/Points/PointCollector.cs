namespace Search.Lucene.Codecs.Points;

/// <summary>A growing buffer of points, and a source of them: what indexing gathers until a segment is written.</summary>
internal sealed class PointCollector : IPointSource
{
    private int[] _docs = [];
    private byte[] _values = [];
    private int _valueBytes;
    private bool _given;

    /// <summary>Number of points.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory held.</summary>
    public long Allocated => ((long)_docs.Length * sizeof(int)) + _values.Length;

    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, Count);

    public ReadOnlySpan<byte> PackedValues => _values.AsSpan(0, _valueBytes);

    public void Add(int doc, ReadOnlySpan<byte> packedValue)
    {
        if (Count == _docs.Length)
        {
            Array.Resize(ref _docs, Math.Max(16, Count * 2));
        }

        if (packedValue.Length > _values.Length - _valueBytes)
        {
            Array.Resize(ref _values, checked(Math.Max(16 * packedValue.Length, _valueBytes * 2)));
        }

        _docs[Count++] = doc;
        packedValue.CopyTo(_values.AsSpan(_valueBytes));
        _valueBytes += packedValue.Length;
    }

    /// <summary>Forgets the points, keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        _valueBytes = 0;
        _given = false;
    }

    /// <summary>All points at once, then nothing.</summary>
    public bool Next(out ReadOnlySpan<int> docs, out ReadOnlySpan<byte> packedValues)
    {
        docs = _given ? default : Docs;
        packedValues = _given ? default : PackedValues;
        _given = true;
        return docs.Length > 0;
    }
}
