using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Problems;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Api.Features.Articles;

/// <summary>Single articles.</summary>
internal static class ArticleEndpoints
{
    public const string Prefix = "/v1/articles/";

    public static void MapArticles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/articles/{id}", Get)
            .WithName("getArticle")
            .WithTags("Articles")
            .WithSummary("Everything known of an article")
            .WithDescription("Text, date with its evidence, authors, agencies, people, places, captions, what was cut from the source, its copies with their overlap, and other articles on the same event. A '/' in an id is sent as %2F.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<ArticleDetail>, ProblemHttpResult> Get(string id, HttpContext context, LiveArchive archive)
    {
        string decoded = RawRoute.Segment(context, Prefix, id);
        using ReaderLease? lease = archive.Acquire();
        if (lease is null)
        {
            return ApiProblem.NotReady();
        }

        return lease.Reader.Get(decoded) is { } article ? TypedResults.Ok(article) : ApiProblem.UnknownArticle(decoded);
    }
}
