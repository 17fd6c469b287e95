namespace Search.Lucene.Searching.Facets;

/// <summary>A value of a facet and how many documents have it.</summary>
public readonly record struct FacetValue(string Label, int Count);
