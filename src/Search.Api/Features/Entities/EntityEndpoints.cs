using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Features.Articles;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Archive;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles.Entities;

namespace Search.Api.Features.Entities;

/// <summary>The people and places of the archive.</summary>
internal static class EntityEndpoints
{
    private const int DefaultSize = 20;

    private static readonly HashSet<string> ListParameters = new(StringComparer.OrdinalIgnoreCase) { "q", "size", "offset", "sort" };

    public static void MapEntities(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", ListPeople)
            .WithName("listPeople")
            .WithTags("People and places")
            .WithSummary("People of the archive")
            .WithDescription("People whose name in any known form begins with, or else contains, a text, with the number of articles that name them; without a text all of them.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/people/{id}", GetPerson)
            .WithName("getPerson")
            .WithTags("People and places")
            .WithSummary("A person of the archive")
            .WithDescription("The forms in which articles name the person, a timeline by month, the people and places of the same articles, and the newest articles.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/places", ListPlaces)
            .WithName("listPlaces")
            .WithTags("People and places")
            .WithSummary("Places of the archive")
            .WithDescription("Places one of whose known names begins with, or else contains, a text, with country, coordinates and the number of articles that name them; without a text all of them.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/places/{id}", GetPlace)
            .WithName("getPlace")
            .WithTags("People and places")
            .WithSummary("A place of the archive")
            .WithDescription("Country, coordinates and other names of the place, the forms in which articles name it, a timeline by month, the people and places of the same articles, and the newest articles.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<EntityList>, ProblemHttpResult> ListPeople(
        [FromQuery(Name = "q"), QueryParameter("What a name begins with or contains.", Example = "str")] string? q,
        [FromQuery(Name = "size"), QueryParameter("People wanted.", Type = "integer", Minimum = 1, Maximum = ArchiveLimits.PageSize, Default = "20")] string? size,
        [FromQuery(Name = "offset"), QueryParameter("People left out.", Type = "integer", Minimum = 0, Default = "0")] string? offset,
        [FromQuery(Name = "sort"), QueryParameter("Order: by the number of articles, or by name.", Values = "articles|name", Default = "articles")] string? sort,
        HttpContext context,
        LiveArchive archive) => List(EntityKind.Person, q, size, offset, sort, context, archive);

    private static Results<Ok<EntityList>, ProblemHttpResult> ListPlaces(
        [FromQuery(Name = "q"), QueryParameter("What a name begins with or contains.", Example = "ber")] string? q,
        [FromQuery(Name = "size"), QueryParameter("Places wanted.", Type = "integer", Minimum = 1, Maximum = ArchiveLimits.PageSize, Default = "20")] string? size,
        [FromQuery(Name = "offset"), QueryParameter("Places left out.", Type = "integer", Minimum = 0, Default = "0")] string? offset,
        [FromQuery(Name = "sort"), QueryParameter("Order: by the number of articles, or by name.", Values = "articles|name", Default = "articles")] string? sort,
        HttpContext context,
        LiveArchive archive) => List(EntityKind.Place, q, size, offset, sort, context, archive);

    private static Results<Ok<EntityProfile>, ProblemHttpResult> GetPerson(
        [QueryParameter("Id of the person.", Example = "p-ludwig-streng")] string id, HttpContext context, LiveArchive archive, CancellationToken cancellation) =>
        Get(EntityKind.Person, RawRoute.Segment(context, "/v1/people/", id), archive, cancellation);

    private static Results<Ok<EntityProfile>, ProblemHttpResult> GetPlace(
        [QueryParameter("Id of the place.", Example = "l-berlin")] string id, HttpContext context, LiveArchive archive, CancellationToken cancellation) =>
        Get(EntityKind.Place, RawRoute.Segment(context, "/v1/places/", id), archive, cancellation);

    private static Results<Ok<EntityList>, ProblemHttpResult> List(
        EntityKind kind, string? q, string? size, string? offset, string? sort, HttpContext context, LiveArchive archive)
    {
        ParameterReader.RefuseUnknown(context.Request.Query, ListParameters);
        SearchRequestValidator.ValidateQuery(q);
        int wanted = ParameterReader.Int32(size, "size", DefaultSize);
        int skipped = ParameterReader.Int32(offset, "offset", 0);
        EntitySort order = ParameterReader.Word(sort, "sort", EntitySort.Articles);
        if (wanted is < 1 or > ArchiveLimits.PageSize)
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "size-out-of-range", $"'size' must be between 1 and {ArchiveLimits.PageSize}.", "size");
        }

        if (skipped < 0)
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "offset-out-of-range", "'offset' must not be negative.", "offset");
        }

        using ReaderLease? lease = archive.Acquire();
        return lease is null ? ApiProblem.NotReady() : TypedResults.Ok(lease.Reader.Entities(new EntityListRequest(kind, q, order, skipped, wanted)));
    }

    private static Results<Ok<EntityProfile>, ProblemHttpResult> Get(EntityKind kind, string id, LiveArchive archive, CancellationToken cancellation)
    {
        using ReaderLease? lease = archive.Acquire();
        if (lease is null)
        {
            return ApiProblem.NotReady();
        }

        if (lease.Reader.Entity(kind, id, cancellation) is { } profile)
        {
            return TypedResults.Ok(profile);
        }

        string word = kind == EntityKind.Person ? "person" : "place";
        return ApiProblem.Create(StatusCodes.Status404NotFound, "unknown-" + word, $"There is no {word} '{(id.Length <= 100 ? id : id[..100] + "…")}'.", "id");
    }
}
