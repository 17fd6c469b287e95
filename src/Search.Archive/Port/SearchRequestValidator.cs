namespace Search.Archive.Port;

/// <summary>Checks a request against <see cref="ArchiveLimits"/>.</summary>
public static class SearchRequestValidator
{
    /// <exception cref="InvalidRequestException">Names the first parameter at fault.</exception>
    public static void Validate(SearchRequest request)
    {
        ValidateQuery(request.Query);
        Require(request.Size is >= 0 and <= ArchiveLimits.PageSize, "size-out-of-range", "size", $"'size' must be between 0 and {ArchiveLimits.PageSize}.");
        Require(request.Offset >= 0, "offset-out-of-range", "offset", "'offset' must not be negative.");
        Require(
            (long)request.Offset + request.Size <= ArchiveLimits.Window,
            "window-too-large",
            "offset",
            $"'offset' plus 'size' must not exceed {ArchiveLimits.Window}; page on with 'cursor'.");
        Require(request.Cursor is null || request.Offset == 0, "cursor-with-offset", "cursor", "'cursor' and 'offset' exclude each other.");
        Require(request.FacetSize is >= 1 and <= ArchiveLimits.FacetSize, "facet-size-out-of-range", "facetSize", $"'facetSize' must be between 1 and {ArchiveLimits.FacetSize}.");
        Require(request.From is null || request.To is null || request.From <= request.To, "from-after-to", "from", "'from' must not be after 'to'.");
        foreach ((FacetName name, IReadOnlyList<string> values) in request.Filters)
        {
            string parameter = name.ToString().ToLowerInvariant();
            Require(values.Count <= ArchiveLimits.FilterValues, "too-many-values", parameter, $"'{parameter}' takes at most {ArchiveLimits.FilterValues} values.");
        }
    }

    /// <exception cref="InvalidRequestException">The text is too long.</exception>
    public static void ValidateQuery(string? text) =>
        Require((text?.Length ?? 0) <= ArchiveLimits.QueryLength, "query-too-long", "q", $"'q' takes at most {ArchiveLimits.QueryLength} characters.");

    private static void Require(bool holds, string code, string parameter, string reason)
    {
        if (!holds)
        {
            throw new InvalidRequestException(code, parameter, reason);
        }
    }
}
