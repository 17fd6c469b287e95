namespace Search.Lucene.Documents;

/// <summary>A point in up to 8 dimensions, for ranges. Not stored.</summary>
public abstract class PointField : DocumentField
{
    /// <summary>Most dimensions that the index's tree takes.</summary>
    public const int MaxDimensions = 8;

    private protected PointField(string name, int dimensions, int bytesPerDimension)
        : base(name)
    {
        if (dimensions is < 1 or > MaxDimensions)
        {
            throw new ArgumentException($"Field '{name}' has {dimensions} dimensions; 1 to {MaxDimensions} are possible.", nameof(dimensions));
        }

        DimensionCount = dimensions;
        BytesPerDimension = bytesPerDimension;
        Packed = new byte[dimensions * bytesPerDimension];
    }

    public int DimensionCount { get; }

    public int BytesPerDimension { get; }

    /// <summary>Dimension after dimension in <see cref="PointEncoding"/>.</summary>
    public ReadOnlySpan<byte> PackedValue => Packed;

    private protected byte[] Packed { get; }

    private protected void CheckDimensions(int given)
    {
        if (given != DimensionCount)
        {
            throw new ArgumentException($"Field '{Name}' has {DimensionCount} dimensions, not {given}.", nameof(given));
        }
    }
}
