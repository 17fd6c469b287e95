namespace Search.Archive.Queries;

/// <summary>All of the wanted and none of the unwanted; with nothing wanted, every article but the unwanted.</summary>
public sealed record AllNode(IReadOnlyList<QueryNode> Wanted, IReadOnlyList<QueryNode> Unwanted) : QueryNode;
