using Microsoft.AspNetCore.Mvc;
using Search.Api.OpenApi;
using Search.Archive;
using Search.Archive.Port;

namespace Search.Api.Features.Search;

/// <summary>Query string of a search.</summary>
internal sealed record SearchParameters
{
    [FromQuery(Name = "q")]
    [QueryParameter("Words (all wanted, ranked), \"phrases\", -without, one OR other, prefix*, (groups), person:\"Name\", ort:Place, titel:word, quelle:, agentur:, autor:.", Example = "haus")]
    public string? Q { get; init; }

    [FromQuery(Name = "person")]
    [QueryParameter("People by id or name; repeated or separated by commas: any of them.")]
    public string[]? Person { get; init; }

    [FromQuery(Name = "place")]
    [QueryParameter("Places by id or name.")]
    public string[]? Place { get; init; }

    [FromQuery(Name = "source")]
    [QueryParameter("Outlets.")]
    public string[]? Source { get; init; }

    [FromQuery(Name = "agency")]
    [QueryParameter("Agencies, such as dpa.")]
    public string[]? Agency { get; init; }

    [FromQuery(Name = "author")]
    [QueryParameter("Authors.")]
    public string[]? Author { get; init; }

    [FromQuery(Name = "from")]
    [QueryParameter("First day, in Europe/Berlin.", Type = "date")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [QueryParameter("Last day, inclusive, in Europe/Berlin.", Type = "date")]
    public string? To { get; init; }

    [FromQuery(Name = "duplicates")]
    [QueryParameter(
        "Articles of the same or nearly the same text, such as agency reports: show them all, collapse them into the best ranked one (totals and facets count what is shown), or show only them.",
        Values = "show|collapse|only",
        Default = "show")]
    public string? Duplicates { get; init; }

    [FromQuery(Name = "sort")]
    [QueryParameter("Order of hits; undated articles come last in either order of time.", Values = "relevance|newest|oldest", Default = "relevance")]
    public string? Sort { get; init; }

    [FromQuery(Name = "size")]
    [QueryParameter("Hits on a page.", Type = "integer", Minimum = 0, Maximum = ArchiveLimits.PageSize, Default = "10")]
    public string? Size { get; init; }

    [FromQuery(Name = "offset")]
    [QueryParameter("Hits to pass over; offset plus size at most 10,000, a cursor leads beyond.", Type = "integer", Minimum = 0, Maximum = ArchiveLimits.Window, Default = "0")]
    public string? Offset { get; init; }

    [FromQuery(Name = "cursor")]
    [QueryParameter("The nextCursor of an earlier answer to the same search.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "facets")]
    [QueryParameter("Facets to count: person, place, source, agency, author, date.", Example = "person,place")]
    public string[]? Facets { get; init; }

    [FromQuery(Name = "facetSize")]
    [QueryParameter("Values of each facet.", Type = "integer", Minimum = 1, Maximum = ArchiveLimits.FacetSize, Default = "10")]
    public string? FacetSize { get; init; }

    [FromQuery(Name = "interval")]
    [QueryParameter("Width of the date facet's buckets.", Values = "day|month|year", Default = "month")]
    public string? Interval { get; init; }

    /// <exception cref="InvalidRequestException">A value cannot be read or is out of range.</exception>
    public SearchRequest ToRequest()
    {
        var filters = new Dictionary<FacetName, IReadOnlyList<string>>();
        AddFilter(filters, FacetName.Person, Person);
        AddFilter(filters, FacetName.Place, Place);
        AddFilter(filters, FacetName.Source, Source);
        AddFilter(filters, FacetName.Agency, Agency);
        AddFilter(filters, FacetName.Author, Author);
        var request = new SearchRequest
        {
            Query = Q,
            Filters = filters,
            From = ParameterReader.Date(From, "from"),
            To = ParameterReader.Date(To, "to"),
            Duplicates = ParameterReader.Word(Duplicates, "duplicates", DuplicatesMode.Show),
            Sort = ParameterReader.Word(Sort, "sort", SortOrder.Relevance),
            Size = ParameterReader.Int32(Size, "size", 10),
            Offset = ParameterReader.Int32(Offset, "offset", 0),
            Cursor = string.IsNullOrWhiteSpace(Cursor) ? null : Cursor,
            Facets = ParameterReader.List(Facets).Select(f => ParameterReader.Word(f, "facets", FacetName.Person)).Distinct().ToArray(),
            FacetSize = ParameterReader.Int32(FacetSize, "facetSize", 10),
            Interval = ParameterReader.Word(Interval, "interval", DateInterval.Month),
        };
        SearchRequestValidator.Validate(request);
        return request;
    }

    private static void AddFilter(Dictionary<FacetName, IReadOnlyList<string>> filters, FacetName name, string[]? texts)
    {
        IReadOnlyList<string> values = ParameterReader.List(texts);
        if (values.Count > 0)
        {
            filters[name] = values;
        }
    }
}
