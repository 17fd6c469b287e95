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
    /// Stands for a missing value, null for the default, which is 0 or first. Ints and longs as they are; floats and doubles as
    /// sortable bits; strings 1 = first, 0 = last.
    /// </summary>
    public long? MissingValue { get; init; }

    /// <summary>Type of the column that holds the values.</summary>
    public DocValuesType ColumnType => Kind switch
    {
        IndexSortKind.SortedSet => DocValuesType.SortedSet,
        IndexSortKind.SortedNumeric => DocValuesType.SortedNumeric,
        _ => Type == IndexSortType.String ? DocValuesType.Sorted : DocValuesType.Numeric,
    };

    /// <summary>By a numeric column of longs.</summary>
    /// <param name="field">The column.</param>
    /// <param name="reverse">Descending.</param>
    /// <param name="missing">Stands for a missing value; null for 0.</param>
    public static IndexSortField Int64(string field, bool reverse = false, long? missing = null) =>
        new(field, IndexSortKind.Single, IndexSortType.Long, reverse) { MissingValue = missing };

    /// <summary>By a sorted column, in the order of the values' bytes.</summary>
    /// <param name="field">The column.</param>
    /// <param name="reverse">Descending.</param>
    /// <param name="missingLast">Whether documents without a value count as greater than all others.</param>
    public static IndexSortField String(string field, bool reverse = false, bool missingLast = false) =>
        new(field, IndexSortKind.Single, IndexSortType.String, reverse) { MissingValue = missingLast ? 0 : 1 };
}
