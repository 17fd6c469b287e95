namespace Search.Archive.Queries;

/// <summary>One word as typed.</summary>
public sealed record WordNode(string Text, QueryField Field) : QueryNode;
