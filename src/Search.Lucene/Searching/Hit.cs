namespace Search.Lucene.Searching;

/// <summary>One found document.</summary>
/// <param name="Doc">Id in the whole index.</param>
/// <param name="Score">Its score; NaN where the sort did not ask for it.</param>
/// <param name="SortValues">
/// One value a sort field, in its order: a long, double, float (score), int (document), string, or null where the document has none. Null when
/// sorted by score. With <see cref="Doc"/> it is what <see cref="SearchOptions.After"/> goes on from.
/// </param>
public sealed record Hit(int Doc, float Score, IReadOnlyList<object?>? SortValues = null);
