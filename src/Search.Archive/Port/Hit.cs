namespace Search.Archive.Port;

/// <summary>One article as a hit.</summary>
public sealed record Hit
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Teaser { get; init; }

    /// <summary>ISO 8601: a day, or an instant with offset; null when undated.</summary>
    public string? Date { get; init; }

    public string? Url { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Agencies { get; init; } = [];

    public IReadOnlyList<EntityRef> People { get; init; } = [];

    public IReadOnlyList<EntityRef> Places { get; init; } = [];

    /// <summary>
    /// Copies that the hit stands for. With <c>duplicates=collapse</c>: other articles matching this search that are copies of it and therefore not
    /// shown; so hits and their copies add up to the total of the same search without it. Otherwise: other articles of the archive that are copies of it.
    /// </summary>
    public int Copies { get; init; }

    /// <summary>Id of the first version of this text, the earliest of its copies; null when it is that itself or has no copies.</summary>
    public string? CopyOf { get; init; }

    /// <summary>BM25 score of the query; null when sorted by time.</summary>
    public float? Score { get; init; }

    public Highlights Highlights { get; init; } = new();
}
