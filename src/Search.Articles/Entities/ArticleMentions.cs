namespace Search.Articles.Entities;

/// <summary>All mentions of one article: what the first pass keeps by content hash.</summary>
/// <param name="ArticleId">Id of the article.</param>
/// <param name="Mentions">Distinct by kind, surface and name; order of first occurrence.</param>
public sealed record ArticleMentions(string ArticleId, IReadOnlyList<Mention> Mentions);
