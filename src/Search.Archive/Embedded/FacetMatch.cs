namespace Search.Archive.Embedded;

/// <summary>A value that fits a text, at the beginning of one of its words or somewhere within.</summary>
internal readonly record struct FacetMatch(FacetEntry Entry, bool AtStart);
