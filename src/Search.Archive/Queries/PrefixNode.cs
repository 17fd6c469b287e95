namespace Search.Archive.Queries;

/// <summary>Words that begin with <paramref name="Text"/>.</summary>
public sealed record PrefixNode(string Text, QueryField Field) : QueryNode;
