using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Facets;

/// <summary>A filter of a search with facets.</summary>
/// <param name="Filter">What hits must match.</param>
/// <param name="Sideways">
/// Sees what the search finds when this one filter is left aside: a <see cref="FacetCollector"/> over the facet that the filter
/// is of. Null when nobody asks.
/// </param>
public sealed record DrillDown(Query Filter, Collector? Sideways);
