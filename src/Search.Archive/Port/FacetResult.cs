namespace Search.Archive.Port;

/// <summary>Counts of one facet over the hits (its own filter left aside). Counts are exact.</summary>
/// <param name="Values">Most frequent first, ties by label; the selected ones are always among them. Dates ascend.</param>
/// <param name="TotalValues">How many values occur.</param>
/// <param name="OtherCount">Sum of the counts of the values not listed.</param>
public sealed record FacetResult(IReadOnlyList<FacetValue> Values, int TotalValues, long OtherCount);
