using Microsoft.AspNetCore.Http.HttpResults;

namespace Search.Api.Problems;

/// <summary>Answers of RFC 9457 with the members <c>code</c> and <c>parameter</c>.</summary>
internal static class ApiProblem
{
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable kebab-case word.</param>
    /// <param name="detail">A sentence for a person.</param>
    /// <param name="parameter">The parameter at fault, or null.</param>
    public static ProblemHttpResult Create(int status, string code, string detail, string? parameter = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (parameter is not null)
        {
            extensions["parameter"] = parameter;
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }

    public static ProblemHttpResult NotReady() =>
        Create(StatusCodes.Status503ServiceUnavailable, "not-ready", "The archive is not built yet; see /health/ready.");

    public static ProblemHttpResult UnknownArticle(string id) =>
        Create(StatusCodes.Status404NotFound, "unknown-article", $"There is no article '{id}'.", "id");
}
