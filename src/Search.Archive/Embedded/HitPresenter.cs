using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Archive.Schema;
using Search.Articles;

namespace Search.Archive.Embedded;

/// <summary>Shows stored articles with the labels of their generation.</summary>
internal sealed class HitPresenter(EntityRegistry registry)
{
    public Port.Hit Hit(StoredArticle stored, float? score, Highlights highlights)
    {
        Article article = stored.Article;
        return new Port.Hit
        {
            Id = article.Id,
            Title = article.Title,
            Teaser = article.Teaser,
            Date = article.Date?.ToIso8601(),
            Url = article.Url,
            Source = article.Source,
            Authors = article.Authors,
            Agencies = article.Agencies,
            People = Named(stored.People),
            Places = Named(stored.Places),
            Score = score,
            Highlights = highlights,
        };
    }

    public ArticleDetail Detail(StoredArticle stored, string generation)
    {
        Article article = stored.Article;
        return new ArticleDetail
        {
            Generation = generation,
            Id = article.Id,
            Title = article.Title,
            Kicker = article.Kicker,
            Teaser = article.Teaser,
            Body = article.Body,
            Date = article.Date?.ToIso8601(),
            DateEvidence = article.Date?.Evidence,
            DateText = article.Date?.Text,
            Updated = article.Updated?.ToIso8601(),
            Url = article.Url,
            Source = article.Source,
            Section = article.Section,
            DatelinePlace = article.DatelinePlace,
            Language = article.Language,
            Authors = article.Authors,
            Agencies = article.Agencies,
            People = Named(stored.People),
            Places = Named(stored.Places),
            Captions = article.Captions,
            Credits = article.Credits,
            Cut = article.Cut,
            File = article.Origin.File,
            Line = article.Origin.Line,
        };
    }

    private EntityRef[] Named(IReadOnlyList<string> ids) => ids.Select(id => new EntityRef(id, registry.Label(id))).ToArray();
}
