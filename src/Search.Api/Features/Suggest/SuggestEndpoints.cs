using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Api.Features.Suggest;

/// <summary>Completions for a search box.</summary>
internal static class SuggestEndpoints
{
    private const int MaxSize = 20;

    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/suggest", Suggest)
            .WithName("suggest")
            .WithTags("Search")
            .WithSummary("Complete what is typed")
            .WithDescription("Titles, people and places for the beginning of a word or name.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<SuggestResult>, ProblemHttpResult> Suggest(
        [FromQuery(Name = "q"), QueryParameter("What was typed so far.", Example = "ber")] string? q,
        [FromQuery(Name = "size"), QueryParameter("Suggestions of each kind.", Type = "integer", Minimum = 1, Maximum = MaxSize, Default = "5")] string? size,
        LiveArchive archive,
        CancellationToken cancellation)
    {
        SearchRequestValidator.ValidateQuery(q);
        int wanted = ParameterReader.Int32(size, "size", 5);
        if (wanted is < 1 or > MaxSize)
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "size-out-of-range", $"'size' must be between 1 and {MaxSize}.", "size");
        }

        if (string.IsNullOrWhiteSpace(q))
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "missing-query", "'q' must not be empty.", "q");
        }

        using ReaderLease? lease = archive.Acquire();
        return lease is null ? ApiProblem.NotReady() : TypedResults.Ok(lease.Reader.Suggest(q, wanted, cancellation));
    }
}
