namespace Search.Articles.Entities;

/// <summary>A spelling's place in the gazetteer.</summary>
/// <param name="Label">The German name shown ("Peking").</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
/// <param name="Population">Inhabitants, 0 when unknown.</param>
/// <param name="Latitude">Degrees, NaN when unknown.</param>
/// <param name="Longitude">Degrees, NaN when unknown.</param>
internal sealed record Place(string Label, PlaceKind Kind, string Country, long Population, float Latitude, float Longitude);
