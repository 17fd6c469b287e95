namespace Search.Archive.Reindexing;

/// <summary>A block that was cut because it recurs in an outlet's articles.</summary>
/// <param name="Source">The outlet.</param>
/// <param name="Text">The block, at most its first 200 characters.</param>
/// <param name="Articles">Articles it was cut from.</param>
public sealed record RecurringBlock(string Source, string Text, long Articles);
