using Search.Lucene.Documents;

namespace Search.Lucene.Searching.Facets;

/// <summary>A range of numbers (or of times, as whatever number the column holds) to count, both bounds inclusive.</summary>
public sealed record NumberRange(string Label, long Min, long Max)
{
    /// <summary>A range of a column of doubles, both bounds inclusive.</summary>
    public static NumberRange OfDoubles(string label, double min, double max) => new(label, PointEncoding.ToSortable(min), PointEncoding.ToSortable(max));
}
