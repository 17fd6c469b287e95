using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles;
using Search.German.Sentences;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Highlighting;

namespace Search.Archive.Embedded;

/// <summary>Shows where a query stands in an article.</summary>
internal static class ArticleHighlighter
{
    private static readonly Highlighter WholeTitle = new(ArticleSchema.IndexAnalyzer, new HighlightOptions { MaxFragments = 0 });
    private static readonly Highlighter BodyFragments = new(ArticleSchema.IndexAnalyzer, new HighlightOptions { SentenceEnds = EndsOfSentences });

    public static Highlights Highlight(Query query, Article article, string text)
    {
        string whole = article.Teaser is { Length: > 0 } teaser ? $"{teaser}\n\n{text}" : text;
        return new Highlights
        {
            Title = WholeTitle.Highlight(query, article.Title, ArticleFields.Title, ArticleFields.TitleExact),
            Body = BodyFragments.Highlight(query, whole, ArticleFields.Body, ArticleFields.BodyExact),
        };
    }

    private static IEnumerable<int> EndsOfSentences(string text)
    {
        for (int start = SentenceBoundaries.NextStart(text, 0); start < text.Length; start = SentenceBoundaries.NextStart(text, start))
        {
            yield return start;
        }
    }
}
