namespace Search.Lucene.Codecs.Points;

/// <summary>The shape of a field's points.</summary>
/// <param name="Dimensions">Dimensions of a value.</param>
/// <param name="IndexDimensions">How many of them, from the first on, the tree splits; the others are carried along.</param>
/// <param name="Width">Bytes of a dimension.</param>
/// <param name="MaxLeafPoints">Points of a full leaf.</param>
internal readonly record struct PointShape(int Dimensions, int IndexDimensions, int Width, int MaxLeafPoints)
{
    /// <summary>Bytes of a value.</summary>
    public int PackedLength => Dimensions * Width;

    /// <summary>Bytes of the indexed dimensions.</summary>
    public int IndexLength => IndexDimensions * Width;

    public bool IsValid =>
        Dimensions is > 0 and <= PointsFormat.MaxDimensions
        && IndexDimensions is > 0 and <= PointsFormat.MaxIndexDimensions && IndexDimensions <= Dimensions
        && Width is > 0 and <= PointsFormat.MaxWidth
        && MaxLeafPoints > 0;
}
