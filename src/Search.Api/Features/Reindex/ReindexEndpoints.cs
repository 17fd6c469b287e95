using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Search.Api.Configuration;
using Search.Api.Problems;

namespace Search.Api.Features.Reindex;

/// <summary>Rebuilding the archive on request, and watching it.</summary>
internal static class ReindexEndpoints
{
    private const string KeyHeader = "X-Api-Key";

    public static void MapReindex(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/reindex", Start)
            .WithName("startReindex")
            .WithTags("Administration")
            .WithSummary("Rebuild the archive from its source")
            .WithDescription("Starts a reindex in the background and answers with the task to watch. Searches go on over the live generation until the new one is published. Needs the administrator's key in `X-Api-Key`.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapGet("/tasks/{id}", Watch)
            .WithName("getTask")
            .WithTags("Administration")
            .WithSummary("Watch a reindex")
            .WithDescription("Phase, share done, estimate of the time left, and, at the end, the report of the run.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Accepted<TaskStatusResponse>, ProblemHttpResult> Start(
        [FromHeader(Name = KeyHeader)] string? key, ReindexTasks tasks, IOptions<SearchSettings> settings)
    {
        if (string.IsNullOrEmpty(settings.Value.AdminKey))
        {
            return ApiProblem.Create(StatusCodes.Status403Forbidden, "administration-disabled", "No administrator's key is set (Search:AdminKey), so nothing is reindexed on request.");
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(settings.Value.AdminKey)))
        {
            return ApiProblem.Create(StatusCodes.Status401Unauthorized, "wrong-api-key", $"The header {KeyHeader} is missing or wrong.", KeyHeader);
        }

        ReindexTask task = tasks.Start();
        return TypedResults.Accepted($"/v1/tasks/{task.Id}", task.ToResponse());
    }

    private static Results<Ok<TaskStatusResponse>, ProblemHttpResult> Watch(string id, ReindexTasks tasks) =>
        tasks.Find(id) is { } task
            ? TypedResults.Ok(task.ToResponse())
            : ApiProblem.Create(StatusCodes.Status404NotFound, "unknown-task", $"There is no task '{id}'.", "id");
}
