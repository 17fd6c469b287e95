namespace Search.Archive.Port;

/// <summary>Asks for articles like another one, or like a text; exactly one of the two is set.</summary>
public sealed record SimilarRequest(string? ArticleId, string? Text, int Size);
