using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Entities;

namespace Search.Indexing.Output;

/// <summary>An article as <c>inspect</c> prints it.</summary>
internal sealed record InspectedArticle
{
    public required string Id { get; init; }

    public required string File { get; init; }

    public int Line { get; init; }

    public required string Title { get; init; }

    public string? Kicker { get; init; }

    public string? Teaser { get; init; }

    /// <summary>ISO 8601, or null.</summary>
    public string? Date { get; init; }

    public ArticleDate? DateEvidence { get; init; }

    public string? Updated { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Initials that sign the text.</summary>
    public IReadOnlyList<string> Initials { get; init; } = [];

    /// <summary>ISO 639-1 code, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Name of the format it came in.</summary>
    public string? Format { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? DatelinePlace { get; init; }

    public IReadOnlyList<EntityRef> People { get; init; } = [];

    public IReadOnlyList<EntityRef> Places { get; init; } = [];

    public required string Body { get; init; }

    public IReadOnlyList<string> Captions { get; init; } = [];

    public IReadOnlyList<string> Credits { get; init; } = [];

    public IReadOnlyList<CutBlock> Cut { get; init; } = [];

    public static InspectedArticle From(Article article, IReadOnlyList<Entity> entities) => new()
    {
        Id = article.Id,
        File = article.Origin.File,
        Line = article.Origin.Line,
        Title = article.Title,
        Kicker = article.Kicker,
        Teaser = article.Teaser,
        Date = article.Date?.ToIso8601(),
        DateEvidence = article.Date,
        Updated = article.Updated?.ToIso8601(),
        Authors = article.Authors,
        Agencies = article.Agencies,
        Initials = article.Initials,
        Language = article.Language,
        Format = article.Origin.Format,
        Source = article.Source,
        Url = article.Url,
        DatelinePlace = article.DatelinePlace,
        People = Named(entities, EntityKind.Person),
        Places = Named(entities, EntityKind.Place),
        Body = article.Body,
        Captions = article.Captions,
        Credits = article.Credits,
        Cut = article.Cut,
    };

    private static EntityRef[] Named(IReadOnlyList<Entity> entities, EntityKind kind) =>
        entities.Where(e => e.Kind == kind).Select(e => new EntityRef(e.Id, e.Label)).ToArray();
}
