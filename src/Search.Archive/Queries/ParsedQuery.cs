namespace Search.Archive.Queries;

/// <summary>A parsed query.</summary>
/// <param name="Root">Null when nothing was asked: every article.</param>
/// <param name="Warnings">What could not be read as meant, with its place in the text.</param>
public sealed record ParsedQuery(QueryNode? Root, IReadOnlyList<string> Warnings);
