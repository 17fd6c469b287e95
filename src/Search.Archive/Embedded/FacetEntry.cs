namespace Search.Archive.Embedded;

/// <summary>A value of a facet.</summary>
/// <param name="Id">The value as the index holds it.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Count">Articles with it.</param>
/// <param name="Forms">Other names it goes by.</param>
internal sealed record FacetEntry(string Id, string Label, int Count, IReadOnlyList<string> Forms);
