using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Problems;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Api.Features.Search;

/// <summary>Ranked search with facets.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", Search)
            .WithName("search")
            .WithTags("Search")
            .WithSummary("Search articles")
            .WithDescription("Ranked hits with highlights, exact totals and facets. Odd input never fails: what cannot be read as meant is taken as words, and `warnings` says so.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<SearchResult>, ProblemHttpResult> Search(
        [AsParameters] SearchParameters parameters, HttpContext context, LiveArchive archive, CancellationToken cancellation)
    {
        ParameterReader.RefuseUnknown(context.Request.Query, KnownParameters<SearchParameters>.Names);
        SearchRequest request = parameters.ToRequest();
        using ReaderLease? lease = request.Cursor is null ? archive.Acquire() : archive.Acquire(SearchCursor.Parse(request.Cursor).Generation);
        return lease is null ? ApiProblem.NotReady() : TypedResults.Ok(lease.Reader.Search(request, cancellation));
    }
}
