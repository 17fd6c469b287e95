namespace Search.Lucene.Documents;

/// <summary>A point whose dimensions are ints.</summary>
public sealed class IntPoint : PointField
{
    public IntPoint(string name, params ReadOnlySpan<int> values)
        : base(name, values.Length, sizeof(int)) => Set(values);

    /// <exception cref="ArgumentException">The number of values is not the point's number of dimensions.</exception>
    public void Set(params ReadOnlySpan<int> values)
    {
        CheckDimensions(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            PointEncoding.Encode(values[i], Packed.AsSpan(i * sizeof(int)));
        }
    }
}
