namespace Search.Lucene.Searching.Sorting;

/// <summary>What a sort field compares of a document.</summary>
/// <param name="Rank">Missing values stand first or last, all others in the middle.</param>
/// <param name="Number">The value in ascending order of the sort.</param>
/// <param name="Bytes">Set for strings.</param>
internal readonly record struct SortKey(sbyte Rank, long Number, byte[]? Bytes)
{
    public const sbyte First = -1;
    public const sbyte Middle = 0;
    public const sbyte Last = 1;
}
