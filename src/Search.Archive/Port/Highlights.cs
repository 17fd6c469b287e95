namespace Search.Archive.Port;

/// <summary>Fragments that show why an article was found: HTML-escaped, matches in <c>&lt;mark&gt;</c>.</summary>
public sealed record Highlights
{
    /// <summary>The whole title when something in it matches, else empty.</summary>
    public IReadOnlyList<string> Title { get; init; } = [];

    public IReadOnlyList<string> Body { get; init; } = [];
}
