namespace Search.Archive.Generations;

/// <summary>Content of the <c>CURRENT</c> pointer.</summary>
/// <param name="Generation">Name of the live generation.</param>
/// <param name="Previous">Name of the one before, kept for a rollback; null when there is none.</param>
public sealed record LiveGeneration(string Generation, string? Previous);
