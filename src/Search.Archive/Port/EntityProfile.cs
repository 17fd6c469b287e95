namespace Search.Archive.Port;

/// <summary>All that the archive says of one person or place.</summary>
public sealed record EntityProfile
{
    public required string Generation { get; init; }

    public required string Id { get; init; }

    /// <summary>The name shown.</summary>
    public required string Label { get; init; }

    /// <summary>Articles that name it.</summary>
    public required long Total { get; init; }

    /// <summary>Forms in which articles name it, most frequent first.</summary>
    public required IReadOnlyList<EntityForm> Forms { get; init; }

    /// <summary>Names under which it is found besides.</summary>
    public required IReadOnlyList<string> OtherNames { get; init; }

    /// <summary>Of a place: ISO 3166-1 alpha-2, null when unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Of a place: degrees north, null when unknown.</summary>
    public double? Latitude { get; init; }

    /// <summary>Of a place: degrees east, null when unknown.</summary>
    public double? Longitude { get; init; }

    /// <summary>Dated articles by month, ascending; months without any are left out.</summary>
    public required IReadOnlyList<MonthCount> Timeline { get; init; }

    /// <summary>People in the same articles, those of most common articles first.</summary>
    public required IReadOnlyList<EntityCount> People { get; init; }

    /// <summary>Places in the same articles, those of most common articles first.</summary>
    public required IReadOnlyList<EntityCount> Places { get; init; }

    /// <summary>Its newest articles, undated ones last.</summary>
    public required IReadOnlyList<Hit> Articles { get; init; }
}
