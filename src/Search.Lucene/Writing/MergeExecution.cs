namespace Search.Lucene.Writing;

/// <summary>Where segments are merged.</summary>
public enum MergeExecution
{
    /// <summary>On background threads, while documents go on coming.</summary>
    Background,

    /// <summary>On the thread whose flush or commit made the merge due, before it returns.</summary>
    Inline,

    /// <summary>Only when <see cref="IndexWriter.ForceMerge"/> asks.</summary>
    Never,
}
