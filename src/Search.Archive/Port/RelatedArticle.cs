namespace Search.Archive.Port;

/// <summary>An article that tells of the same event in words of its own.</summary>
public sealed record RelatedArticle(string Id, string Title, string? Source, string? Date);
