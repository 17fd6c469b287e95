namespace Search.Lucene.Model;

/// <summary>One key of the order in which a segment's documents lie.</summary>
/// <param name="Field">The column that is compared.</param>
/// <param name="Kind">Which of Lucene's sort fields it is; decides what the other members mean.</param>
/// <param name="Type">Type of the values; <see cref="IndexSortType.String"/> for <see cref="IndexSortKind.SortedSet"/>.</param>
/// <param name="Reverse">Descending.</param>
public sealed record IndexSortField(string Field, IndexSortKind Kind, IndexSortType Type, bool Reverse)
{
    /// <summary>Which of several values counts: 0 least, 1 greatest, 2 middle (lower), 3 middle (upper). 0 for single values.</summary>
    public int Selector { get; init; }

    /// <summary>
    /// Stands for a missing value, null for the default. Ints and longs as they are; floats and doubles as sortable bits;
    /// strings 1 = first, 0 = last.
    /// </summary>
    public long? MissingValue { get; init; }
}
