namespace Search.Archive.Queries;

/// <summary>A piece of a query's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word without its marks, or the inside of the quotes.</param>
/// <param name="Field">Where it is to be found.</param>
/// <param name="Unwanted">A minus stood before it.</param>
/// <param name="Position">1-based place in the text.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, QueryField Field, bool Unwanted, int Position);
