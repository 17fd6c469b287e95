namespace Search.Archive.Port;

/// <summary>A person or place by id, with the label of the generation.</summary>
public sealed record EntityRef(string Id, string Label);
