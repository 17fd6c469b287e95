using System.Collections.Frozen;
using Search.Archive.Schema;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.German;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Similar;

namespace Search.Archive.Embedded;

/// <summary>What tells a text apart, asked of the field that holds its language: German by its stems, others by their words.</summary>
internal static class SimilarTexts
{
    /// <summary>Spelled as exact fields hold them. They are rare among German articles, so that their frequency would not give them away.</summary>
    private static readonly FrozenSet<string> ForeignFunctionWords =
        LanguageGuess.AllFunctionWords.Select(ArchiveAnalyzer.FoldPrefix).ToFrozenSet(StringComparer.Ordinal);

    public static SimilarQuery Of(IndexSearcher searcher, Article article, MoreLikeThisOptions options) =>
        Of(searcher, $"{article.Title}\n\n{article.Teaser}\n\n{article.Body}", article.Language, options);

    /// <param name="searcher">The archive.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language (ISO 639-1), null if unknown.</param>
    /// <param name="options">How terms are chosen.</param>
    public static SimilarQuery Of(IndexSearcher searcher, string text, string? language, MoreLikeThisOptions options) =>
        LanguageGuess.IsGerman(language)
            ? new MoreLikeThis(searcher, options).FromText(text, ArticleSchema.QueryAnalyzer, ArticleFields.Body)
            : new MoreLikeThis(searcher, options with { StopWords = ForeignFunctionWords }).FromText(text, ArticleSchema.QueryAnalyzer, ArticleFields.BodyExact);
}
