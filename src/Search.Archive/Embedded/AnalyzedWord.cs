namespace Search.Archive.Embedded;

/// <summary>A token of a query.</summary>
/// <param name="Text">The term.</param>
/// <param name="Position">Where it stands, first at 0.</param>
/// <param name="Length">Positions that it spans; more than 1 for the whole of a joined word.</param>
internal sealed record AnalyzedWord(string Text, int Position, int Length);
