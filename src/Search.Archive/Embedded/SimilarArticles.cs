using System.Diagnostics;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;

namespace Search.Archive.Embedded;

/// <summary>"More like this", by the terms that tell a text apart; texts are analyzed again, so that no term vectors need be stored.</summary>
internal sealed class SimilarArticles(IndexSearcher searcher, string generation, StoredHits stored, HitPresenter presenter)
{
    public SimilarResult ToArticle(int doc, int size, CancellationToken cancellation)
    {
        StoredArticle article = stored.LoadWhole(doc);
        return Find($"{article.Article.Title}\n\n{article.Article.Teaser}\n\n{article.Article.Body}", article.Article.Id, size, cancellation);
    }

    public SimilarResult ToText(string text, int size, CancellationToken cancellation) => Find(text, null, size, cancellation);

    private SimilarResult Find(string text, string? excludedId, int size, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        SimilarQuery similar = new MoreLikeThis(searcher).FromText(text, ArticleSchema.QueryAnalyzer, ArticleFields.Body);
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
