using System.Diagnostics;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;

namespace Search.Archive.Embedded;

/// <summary>"More like this", by the terms that tell a text apart; texts are analyzed again, so that no term vectors need be stored.</summary>
internal sealed class SimilarArticles(IndexSearcher searcher, string generation, StoredHits stored, HitPresenter presenter)
{
    private static readonly MoreLikeThisOptions Usual = new();

    public SimilarResult ToArticle(int doc, int size, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        Article article = stored.LoadWhole(doc).Article;
        return Find(SimilarTexts.Of(searcher, article, Usual), article.Id, size, start, cancellation);
    }

    public SimilarResult ToText(string text, int size, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        return Find(SimilarTexts.Of(searcher, text, LanguageGuess.Of(text, declared: null), Usual), null, size, start, cancellation);
    }

    private SimilarResult Find(SimilarQuery similar, string? excludedId, int size, long start, CancellationToken cancellation)
    {
        Query query = excludedId is null
            ? similar.Query
            : new BooleanQueryBuilder().Must(similar.Query).MustNot(new TermQuery(new Term(ArticleFields.Id, excludedId))).Build();
        try
        {
            TopDocs top = searcher.Search(query, new SearchOptions { Size = size, TimeBudget = ArchiveLimits.QueryTime, Cancellation = cancellation });
            return new SimilarResult(
                generation,
                top.Hits.Select(h => presenter.Hit(stored.LoadMeta(h.Doc), h.Score, new Highlights())).ToArray(),
                similar.Terms.Select(t => t.Term.Text).ToArray(),
                Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3));
        }
        catch (SearchTimeoutException e)
        {
            throw new QueryTimeoutException(e.Budget);
        }
    }
}
