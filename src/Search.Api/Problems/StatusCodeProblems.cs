namespace Search.Api.Problems;

/// <summary>Gives the framework's own problems (no such route, wrong method) a <c>code</c> too.</summary>
internal static class StatusCodeProblems
{
    public static void AddCode(ProblemDetailsContext context) =>
        context.ProblemDetails.Extensions.TryAdd("code", context.ProblemDetails.Status switch
        {
            StatusCodes.Status400BadRequest => "malformed-request",
            StatusCodes.Status404NotFound => "no-such-route",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "body-too-large",
            StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
            >= 500 => "internal-error",
            _ => "refused",
        });
}
