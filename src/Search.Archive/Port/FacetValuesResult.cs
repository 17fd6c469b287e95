namespace Search.Archive.Port;

/// <summary>Values of a facet with their counts over the whole archive.</summary>
public sealed record FacetValuesResult(string Generation, string Name, IReadOnlyList<FacetValue> Values, int TotalValues);
