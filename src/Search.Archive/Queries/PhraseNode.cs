namespace Search.Archive.Queries;

/// <summary>Words that stand side by side; for facet fields, a whole value.</summary>
public sealed record PhraseNode(string Text, QueryField Field) : QueryNode;
