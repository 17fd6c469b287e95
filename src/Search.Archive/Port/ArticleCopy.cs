namespace Search.Archive.Port;

/// <summary>An article that has the text of another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">The outlet, or null.</param>
/// <param name="Date">ISO 8601, or null.</param>
/// <param name="Overlap">Share of the shorter text's words that both have in common, 0 to 1.</param>
/// <param name="Exact">Whether the texts are the same word for word.</param>
/// <param name="First">Whether it is the first version: the earliest of all copies.</param>
public sealed record ArticleCopy(string Id, string Title, string? Source, string? Date, double Overlap, bool Exact, bool First);
