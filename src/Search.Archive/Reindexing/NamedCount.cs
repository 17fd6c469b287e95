namespace Search.Archive.Reindexing;

/// <summary>How often something of a name occurs.</summary>
public sealed record NamedCount(string Name, long Articles);
