namespace Search.Archive.Port;

/// <summary>One value of a facet.</summary>
public sealed record FacetValue(string Id, string Label, int Count, bool Selected);
