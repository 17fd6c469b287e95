using Search.Articles;

namespace Search.Archive.Schema;

/// <summary>What the index stores of an article besides its text.</summary>
/// <param name="Article">The article with an empty <see cref="Search.Articles.Article.Body"/>.</param>
/// <param name="People">Ids, most prominent first.</param>
/// <param name="Places">Ids, most prominent first.</param>
internal sealed record StoredArticle(Article Article, IReadOnlyList<string> People, IReadOnlyList<string> Places);
