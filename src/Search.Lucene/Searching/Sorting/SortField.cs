namespace Search.Lucene.Searching.Sorting;

/// <summary>One criterion of a <see cref="Sort"/>.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Field">The column; empty for score and document.</param>
/// <param name="Descending">Greatest first. Score: true is the best first.</param>
/// <param name="MissingFirst">Whether documents without a value come first or, as by default, last.</param>
public sealed record SortField(SortFieldKind Kind, string Field = "", bool Descending = false, bool MissingFirst = false)
{
    /// <summary>Best score first.</summary>
    public static SortField Score { get; } = new(SortFieldKind.Score, Descending: true);

    /// <summary>Smallest document id first.</summary>
    public static SortField Doc { get; } = new(SortFieldKind.Doc);
}
