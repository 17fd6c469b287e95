using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Archive;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Api.Features.Facets;

/// <summary>Looking up values of a facet, for filters that complete what is typed.</summary>
internal static class FacetEndpoints
{
    public static void MapFacets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/facets/{name}", Find)
            .WithName("findFacetValues")
            .WithTags("Facets")
            .WithSummary("Values of a facet")
            .WithDescription("Values that begin with, or else contain, a text, with their counts over the whole archive. Names: person, place, source, agency, author.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<FacetValuesResult>, ProblemHttpResult> Find(
        [QueryParameter("The facet.", Values = "person|place|source|agency|author", Example = "place")] string name,
        [FromQuery(Name = "q"), QueryParameter("What values begin with or contain; without it the most frequent are listed.", Example = "ber")] string? q,
        [FromQuery(Name = "size"), QueryParameter("Values wanted.", Type = "integer", Minimum = 1, Maximum = ArchiveLimits.FacetSize, Default = "10")] string? size,
        LiveArchive archive,
        CancellationToken cancellation)
    {
        if (!Enum.TryParse(name, ignoreCase: true, out FacetName facet) || !char.IsAsciiLetter(name[0]) || facet == FacetName.Date)
        {
            return ApiProblem.Create(StatusCodes.Status404NotFound, "unknown-facet", $"There is no facet '{name}'; there are person, place, source, agency and author.", "name");
        }

        SearchRequestValidator.ValidateQuery(q);
        int wanted = ParameterReader.Int32(size, "size", 10);
        if (wanted is < 1 or > ArchiveLimits.FacetSize)
        {
            return ApiProblem.Create(StatusCodes.Status400BadRequest, "size-out-of-range", $"'size' must be between 1 and {ArchiveLimits.FacetSize}.", "size");
        }

        using ReaderLease? lease = archive.Acquire();
        return lease is null ? ApiProblem.NotReady() : TypedResults.Ok(lease.Reader.FacetValues(new FacetValuesRequest(facet, q, wanted), cancellation));
    }
}
