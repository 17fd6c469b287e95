namespace Search.Lucene.Documents;

/// <summary>A point whose dimensions are longs.</summary>
public sealed class LongPoint : PointField
{
    public LongPoint(string name, params ReadOnlySpan<long> values)
        : base(name, values.Length, sizeof(long)) => Set(values);

    /// <exception cref="ArgumentException">The number of values is not the point's number of dimensions.</exception>
    public void Set(params ReadOnlySpan<long> values)
    {
        CheckDimensions(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            PointEncoding.Encode(values[i], Packed.AsSpan(i * sizeof(long)));
        }
    }
}
