using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Problems;
using Search.Archive.Generations;

namespace Search.Api.Features.Health;

/// <summary>Whether the service lives, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthResponse("live", null)))
            .WithName("getLiveness")
            .WithTags("Health")
            .WithSummary("Is the process alive?");
        routes.MapGet("/health/ready", Ready)
            .WithName("getReadiness")
            .WithTags("Health")
            .WithSummary("Is there a generation to search?")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Results<Ok<HealthResponse>, ProblemHttpResult> Ready(LiveArchive archive)
    {
        using ReaderLease? lease = archive.Acquire();
        if (lease is not null)
        {
            return TypedResults.Ok(new HealthResponse("ready", lease.Reader.Generation));
        }

        return archive.LastFault is { } fault
            ? ApiProblem.Create(StatusCodes.Status503ServiceUnavailable, "archive-unreadable", fault)
            : ApiProblem.NotReady();
    }
}
