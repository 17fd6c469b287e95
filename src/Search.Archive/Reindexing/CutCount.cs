namespace Search.Archive.Reindexing;

/// <summary>How much was cut for a reason.</summary>
/// <param name="Reason">Stable word, as in <see cref="Articles.CutBlock"/>.</param>
/// <param name="Blocks">Number of blocks.</param>
/// <param name="Characters">Characters in them.</param>
public sealed record CutCount(string Reason, long Blocks, long Characters);
