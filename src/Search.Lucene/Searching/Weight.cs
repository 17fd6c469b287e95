using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>A query prepared for one index: statistics are gathered, so that segments can be searched one by one.</summary>
public abstract class Weight
{
    /// <summary>The matches in a segment, or null when there are none.</summary>
    public abstract Scorer? Scorer(LeafContext leaf);
}
