namespace Search.Lucene.Searching.Facets;

/// <summary>A range of numbers (or of times, as whatever number the column holds) to count, both bounds inclusive.</summary>
public sealed record NumberRange(string Label, long Min, long Max);
