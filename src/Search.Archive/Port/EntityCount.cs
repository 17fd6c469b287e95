namespace Search.Archive.Port;

/// <summary>A person or place beside another one.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Label">The name shown.</param>
/// <param name="Count">Articles that name both.</param>
public sealed record EntityCount(string Id, string Label, int Count);
