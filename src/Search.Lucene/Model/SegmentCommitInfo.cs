namespace Search.Lucene.Model;

/// <summary>A segment as a commit sees it: with its deletions and updates. Immutable; changes make a new one.</summary>
public sealed record SegmentCommitInfo
{
    public required SegmentInfo Info { get; init; }

    public int DeleteCount { get; init; }

    /// <summary>Generation of the live docs file, -1 when nothing is deleted.</summary>
    public long DeleteGeneration { get; init; } = -1;

    public int SoftDeleteCount { get; init; }

    public long FieldInfosGeneration { get; init; } = -1;

    public long DocValuesGeneration { get; init; } = -1;

    /// <summary>16 bytes, new with every change to the segment's deletions or updates; null for segments of older writers.</summary>
    public byte[]? Id { get; init; }

    public IReadOnlyCollection<string> FieldInfosFiles { get; init; } = [];

    /// <summary>By field number, the files of updated doc values.</summary>
    public IReadOnlyDictionary<int, IReadOnlyCollection<string>> DocValuesUpdateFiles { get; init; } =
        new Dictionary<int, IReadOnlyCollection<string>>();

    public int LiveDocCount => Info.MaxDoc - DeleteCount;
}
