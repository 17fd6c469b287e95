namespace Search.Archive.Port;

/// <summary>A page of the people or places of the archive.</summary>
/// <param name="Generation">The state that answered.</param>
/// <param name="Total">How many there are, or fit the text.</param>
/// <param name="Entities">The page.</param>
public sealed record EntityList(string Generation, int Total, IReadOnlyList<EntityListItem> Entities);
