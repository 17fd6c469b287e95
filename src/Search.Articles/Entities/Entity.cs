namespace Search.Articles.Entities;

/// <summary>One person, place or organisation of the corpus.</summary>
/// <param name="Id">Stable id, [a-z0-9-] after a kind prefix: <c>p-wladimir-putin</c>, <c>l-peking</c>, <c>o-...</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The name shown ("Wladimir Putin").</param>
/// <param name="Forms">Surface forms seen in the corpus, most frequent first.</param>
/// <param name="ArticleCount">Articles that name it.</param>
public sealed record Entity(string Id, EntityKind Kind, string Label, IReadOnlyList<string> Forms, int ArticleCount);
