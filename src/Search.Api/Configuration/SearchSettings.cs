namespace Search.Api.Configuration;

/// <summary>
/// Settings of the service, section <c>Search</c>: from appsettings.json, the environment (<c>Search__Index</c>) or arguments
/// (<c>--Search:Index</c>).
/// </summary>
public sealed class SearchSettings
{
    public const string Section = "Search";

    /// <summary>Folder of the archive; relative to the repository, else to the working folder.</summary>
    public string Index { get; set; } = "index-data/index";

    /// <summary>File or folder that is indexed when there is no archive yet, and by <c>POST /v1/reindex</c>.</summary>
    public string Source { get; set; } = "index-data/articles";

    /// <summary>Key that <c>POST /v1/reindex</c> asks for in <c>X-Api-Key</c>; without one the service does not reindex on request.</summary>
    public string? AdminKey { get; set; }

    /// <summary>How often the service looks for a newer state of the archive, in milliseconds.</summary>
    public int RefreshMilliseconds { get; set; } = 250;
}
