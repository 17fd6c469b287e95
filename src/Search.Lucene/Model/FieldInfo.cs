namespace Search.Lucene.Model;

/// <summary>What a segment knows of a field. Immutable but for <see cref="Attributes"/>, which codecs fill while writing.</summary>
public sealed class FieldInfo
{
    public required string Name { get; init; }

    /// <summary>Number of the field within the segment (and, for what this engine writes, within the index).</summary>
    public required int Number { get; init; }

    public IndexOptions IndexOptions { get; init; }

    public bool StoreTermVectors { get; init; }

    public bool OmitNorms { get; init; }

    public bool StorePayloads { get; init; }

    public DocValuesType DocValuesType { get; init; }

    /// <summary>Generation of updated doc values, -1 when never updated.</summary>
    public long DocValuesGeneration { get; init; } = -1;

    public int PointDimensionCount { get; init; }

    public int PointIndexDimensionCount { get; init; }

    /// <summary>Bytes of one point dimension.</summary>
    public int PointByteCount { get; init; }

    public bool IsSoftDeletes { get; init; }

    /// <summary>Written by per-field codecs (which format and suffix holds the field).</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    public bool IsIndexed => IndexOptions != IndexOptions.None;

    public bool HasFreqs => IndexOptions >= IndexOptions.DocsAndFreqs;

    public bool HasPositions => IndexOptions >= IndexOptions.DocsAndFreqsAndPositions;

    public bool HasOffsets => IndexOptions >= IndexOptions.DocsAndFreqsAndPositionsAndOffsets;

    public bool HasNorms => IsIndexed && !OmitNorms;

    /// <summary>The field with a column that was updated; attributes are copied.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="generation">Generation of the files that hold it.</param>
    internal FieldInfo WithColumn(DocValuesType type, long generation) => new()
    {
        Name = Name,
        Number = Number,
        IndexOptions = IndexOptions,
        StoreTermVectors = StoreTermVectors,
        OmitNorms = OmitNorms,
        StorePayloads = StorePayloads,
        DocValuesType = type,
        DocValuesGeneration = generation,
        PointDimensionCount = PointDimensionCount,
        PointIndexDimensionCount = PointIndexDimensionCount,
        PointByteCount = PointByteCount,
        IsSoftDeletes = IsSoftDeletes,
        Attributes = new Dictionary<string, string>(Attributes, StringComparer.Ordinal),
    };
}
