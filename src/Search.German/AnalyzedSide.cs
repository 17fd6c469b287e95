namespace Search.German;

/// <summary>What is being analyzed: an article, or what a person asks.</summary>
public enum AnalyzedSide
{
    /// <summary>Sentences stand apart by a gap of positions.</summary>
    Index,

    /// <summary>No gaps: a phrase is wanted as it was typed.</summary>
    Query,
}
