using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles;
using Search.Articles.Copies;
using Search.Lucene.Model;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;
using Search.Lucene.Searching.Sorting;

namespace Search.Archive.Embedded;

/// <summary>The articles that belong to another one: its copies, and those that tell of the same event.</summary>
internal sealed class ArticleRelations(IndexSearcher searcher, StoredHits stored, CopyDirectory copies)
{
    private const int MaxCopies = 100;
    private const int MaxStories = 10;
    private const int StoryCandidates = 20;

    /// <summary>More than a search for likeness takes: where a report was printed often, its own words come before those it shares with others.</summary>
    private static readonly MoreLikeThisOptions Telling = new() { MaxTerms = 60 };

    /// <summary>Earliest first, as the order among copies is.</summary>
    private static readonly Sort Earliest = new(new SortField(SortFieldKind.Int64, ArticleFields.Instant));

    /// <summary>The detail with its relations.</summary>
    public ArticleDetail Complete(ArticleDetail detail, int doc, StoredArticle article)
    {
        int cluster = copies.ClusterOf(doc);
        string? first = cluster == CopyDirectory.None ? null : copies.FirstOf(cluster);
        return detail with
        {
            CopyCount = first is null ? 0 : copies.SizeOf(cluster) - 1,
            CopyOf = string.Equals(first, detail.Id, StringComparison.Ordinal) ? null : first,
            Copies = first is null ? [] : Copies(article.Article, first),
            SameStory = Stories(article, first),
        };
    }

    private List<ArticleCopy> Copies(Article article, string first)
    {
        CopyText text = CopyText.Of(article);
        ulong exact = CopyFingerprint.Of(text).Exact;
        TopDocs members = searcher.Search(
            DrillDownQuery.AnyOf(ArticleFields.Copies, [first]),
            new SearchOptions { Size = MaxCopies + 1, Sort = Earliest, TimeBudget = ArchiveLimits.QueryTime });
        var found = new List<ArticleCopy>();
        foreach (Lucene.Searching.Hit member in members.Hits)
        {
            Article other = stored.LoadWhole(member.Doc).Article;
            if (!string.Equals(other.Id, article.Id, StringComparison.Ordinal) && found.Count < MaxCopies)
            {
                CopyText its = CopyText.Of(other);
                found.Add(new ArticleCopy(
                    other.Id,
                    other.Title,
                    other.Source,
                    other.Date?.ToIso8601(),
                    Math.Round(CopyOverlap.Of(text, its), 3),
                    CopyFingerprint.Of(its).Exact == exact,
                    string.Equals(other.Id, first, StringComparison.Ordinal)));
            }
        }

        return found;
    }

    private List<RelatedArticle> Stories(StoredArticle article, string? first)
    {
        if (article.Article.Date is not { } date)
        {
            return [];
        }

        SimilarQuery similar = Similar(article.Article);
        if (similar.Terms.Count == 0)
        {
            return [];
        }

        int day = BerlinDay.Of(date);
        var query = new BooleanQueryBuilder()
            .Must(similar.Query)
            .Filter(PointRangeQuery.Int32(ArticleFields.Day, day - SameStory.MaxDays, day + SameStory.MaxDays))
            .MustNot(new TermQuery(new Term(ArticleFields.Id, article.Article.Id)));
        if (first is not null)
        {
            query.MustNot(DrillDownQuery.AnyOf(ArticleFields.Copies, [first]));
        }

        TopDocs candidates = searcher.Search(query.Build(), new SearchOptions { Size = StoryCandidates, TimeBudget = ArchiveLimits.QueryTime });
        HashSet<string> terms = Texts(similar);
        var found = new List<RelatedArticle>();
        foreach (Lucene.Searching.Hit hit in candidates.Hits)
        {
            StoredArticle other = stored.LoadWhole(hit.Doc);
            HashSet<string> its = Texts(Similar(other.Article));
            var evidence = new StoryEvidence(
                article.People.Intersect(other.People, StringComparer.Ordinal).Count(),
                article.Places.Intersect(other.Places, StringComparer.Ordinal).Count(),
                its.Count(terms.Contains),
                Math.Min(terms.Count, its.Count),
                other.Article.Date is { } then ? Math.Abs((then.Value - date.Value).TotalDays) : double.PositiveInfinity);
            if (found.Count < MaxStories && SameStory.Holds(evidence))
            {
                found.Add(new RelatedArticle(other.Article.Id, other.Article.Title, other.Article.Source, other.Article.Date?.ToIso8601()));
            }
        }

        return found;
    }

    private SimilarQuery Similar(Article article) => SimilarTexts.Of(searcher, article, Telling);

    private static HashSet<string> Texts(SimilarQuery similar) => similar.Terms.Select(t => t.Term.Text).ToHashSet(StringComparer.Ordinal);
}
