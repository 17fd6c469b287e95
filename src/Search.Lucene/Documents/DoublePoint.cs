namespace Search.Lucene.Documents;

/// <summary>A point whose dimensions are doubles.</summary>
public sealed class DoublePoint : PointField
{
    public DoublePoint(string name, params ReadOnlySpan<double> values)
        : base(name, values.Length, sizeof(double)) => Set(values);

    /// <exception cref="ArgumentException">The number of values is not the point's number of dimensions.</exception>
    public void Set(params ReadOnlySpan<double> values)
    {
        CheckDimensions(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            PointEncoding.Encode(values[i], Packed.AsSpan(i * sizeof(double)));
        }
    }
}
