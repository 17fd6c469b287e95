namespace Search.Archive.Port;

/// <summary>A person or place in a list.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Label">The name shown.</param>
/// <param name="Articles">Articles that name it.</param>
/// <param name="Country">Of a place: ISO 3166-1 alpha-2, null when unknown.</param>
/// <param name="Latitude">Of a place: degrees north, null when unknown.</param>
/// <param name="Longitude">Of a place: degrees east, null when unknown.</param>
public sealed record EntityListItem(string Id, string Label, int Articles, string? Country, double? Latitude, double? Longitude);
