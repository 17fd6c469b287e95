namespace Search.Archive.Queries;

/// <summary>At least one of the alternatives.</summary>
public sealed record AnyNode(IReadOnlyList<QueryNode> Alternatives) : QueryNode;
