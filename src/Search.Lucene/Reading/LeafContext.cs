namespace Search.Lucene.Reading;

/// <summary>A segment as part of an index.</summary>
/// <param name="Reader">The segment.</param>
/// <param name="Ordinal">Place among the leaves.</param>
/// <param name="DocBase">Id of the segment's document 0 in the whole index.</param>
public sealed record LeafContext(LeafReader Reader, int Ordinal, int DocBase);
