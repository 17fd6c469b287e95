namespace Search.Archive.Queries;

/// <summary>A query as it was understood, before any engine sees it.</summary>
public abstract record QueryNode;
