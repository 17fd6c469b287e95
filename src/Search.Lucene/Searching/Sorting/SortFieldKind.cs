namespace Search.Lucene.Searching.Sorting;

/// <summary>What a sort field compares.</summary>
public enum SortFieldKind
{
    Score,
    Doc,

    /// <summary>A numeric column as longs.</summary>
    Int64,

    /// <summary>A numeric column holding the raw bits of doubles.</summary>
    Double,

    /// <summary>A sorted column, by bytes.</summary>
    String,
}
