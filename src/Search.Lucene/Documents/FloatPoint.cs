namespace Search.Lucene.Documents;

/// <summary>A point whose dimensions are floats.</summary>
public sealed class FloatPoint : PointField
{
    public FloatPoint(string name, params ReadOnlySpan<float> values)
        : base(name, values.Length, sizeof(float)) => Set(values);

    /// <exception cref="ArgumentException">The number of values is not the point's number of dimensions.</exception>
    public void Set(params ReadOnlySpan<float> values)
    {
        CheckDimensions(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            PointEncoding.Encode(values[i], Packed.AsSpan(i * sizeof(float)));
        }
    }
}
