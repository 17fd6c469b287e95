using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Features.Articles;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Archive;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Api.Features.Similar;

/// <summary>"More like this".</summary>
internal static class SimilarEndpoints
{
    private const int BodyLimit = 1 << 20;

    public static void MapSimilar(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/articles/{id}/similar", ToArticle)
            .WithName("getSimilarArticles")
            .WithTags("Articles")
            .WithSummary("Articles like this one")
            .WithDescription("Best first, never the article itself, with the terms that made them alike.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapPost("/similar", ToText)
            .WithName("findSimilarToText")
            .WithTags("Articles")
            .WithSummary("Articles like a text")
            .WithDescription("Finds articles for a text that is not in the archive, such as a draft or an agency report.")
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<SimilarResult>, ProblemHttpResult> ToArticle(
        string id,
        [FromQuery(Name = "size"), QueryParameter("Hits wanted.", Type = "integer", Minimum = 1, Maximum = ArchiveLimits.PageSize, Default = "10")] string? size,
        HttpContext context,
        LiveArchive archive,
        CancellationToken cancellation)
    {
        string decoded = RawRoute.Segment(context, ArticleEndpoints.Prefix, id);
        return Find(new SimilarRequest(decoded, null, ParameterReader.Int32(size, "size", 10)), archive, cancellation);
    }

    private static Results<Ok<SimilarResult>, ProblemHttpResult> ToText(SimilarTextRequest body, LiveArchive archive, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(body.Text)
            ? ApiProblem.Create(StatusCodes.Status400BadRequest, "missing-text", "'text' must not be empty.", "text")
            : Find(new SimilarRequest(null, body.Text, body.Size ?? 10), archive, cancellation);

    private static Results<Ok<SimilarResult>, ProblemHttpResult> Find(SimilarRequest request, LiveArchive archive, CancellationToken cancellation)
    {
        if (request.Size is < 1 or > ArchiveLimits.PageSize)
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "size-out-of-range", $"'size' must be between 1 and {ArchiveLimits.PageSize}.", "size");
        }

        using ReaderLease? lease = archive.Acquire();
        if (lease is null)
        {
            return ApiProblem.NotReady();
        }

        return lease.Reader.Similar(request, cancellation) is { } result ? TypedResults.Ok(result) : ApiProblem.UnknownArticle(request.ArticleId!);
    }
}
