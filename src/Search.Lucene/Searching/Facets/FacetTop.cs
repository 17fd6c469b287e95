namespace Search.Lucene.Searching.Facets;

/// <summary>The most frequent values of a facet.</summary>
/// <param name="Values">Most frequent first, equal ones by the bytes of their labels.</param>
/// <param name="TotalValues">How many values occur at all.</param>
/// <param name="OtherCount">Sum of the counts of those not listed.</param>
public sealed record FacetTop(IReadOnlyList<FacetValue> Values, int TotalValues, long OtherCount);
