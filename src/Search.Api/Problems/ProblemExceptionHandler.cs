using Microsoft.AspNetCore.Diagnostics;
using Search.Archive;

namespace Search.Api.Problems;

/// <summary>Turns the archive's typed exceptions into problems; anything unforeseen is logged and answered without its details.</summary>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        IResult problem = exception switch
        {
            InvalidRequestException e => ApiProblem.Create(StatusCodes.Status400BadRequest, e.Code, e.Message, e.Parameter),
            GenerationGoneException e => ApiProblem.Create(StatusCodes.Status410Gone, "generation-gone", e.Message, "cursor"),
            QueryTimeoutException e => ApiProblem.Create(StatusCodes.Status503ServiceUnavailable, "query-timeout", e.Message, "q"),
            ArchiveBusyException => ApiProblem.Create(StatusCodes.Status409Conflict, "writer-busy", "Another reindex or addition is at work on this archive."),
            BadHttpRequestException e => ApiProblem.Create(e.StatusCode, Code(e.StatusCode), e.Message),
            _ => Unforeseen(exception),
        };
        await problem.ExecuteAsync(context);
        return true;
    }

    private static string Code(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        _ => "malformed-request",
    };

    private IResult Unforeseen(Exception exception)
    {
        logger.LogError(exception, "A request failed.");
        return ApiProblem.Create(StatusCodes.Status500InternalServerError, "internal-error", "The service failed; its log says why.");
    }
}
