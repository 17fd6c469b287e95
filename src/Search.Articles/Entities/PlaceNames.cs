namespace Search.Articles.Entities;

/// <summary>What the gazetteers say of a place: one label for all its names, its other names, country and coordinates.</summary>
internal static class PlaceNames
{
    private static readonly Lazy<ILookup<string, string>> Others = new(() => Lexicon.Instance.Places
        .Where(entry => entry.Key != entry.Value.Label)
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .ToLookup(entry => entry.Value.Label, entry => entry.Key, StringComparer.Ordinal));

    /// <summary>The German label of a name ("Beijing" is "Peking"), or the name itself.</summary>
    public static string Label(string name) => Lexicon.Instance.TryGetPlace(name, out Place place) ? place.Label : name;

    /// <summary>Names of the place besides its label, in ordinal order.</summary>
    public static IReadOnlyList<string> OtherNames(string label) => [.. Others.Value[label]];

    /// <summary>The entity with country and coordinates, where they are known.</summary>
    public static Entity Locate(Entity entity, string name)
    {
        if (!Lexicon.Instance.TryGetPlace(name, out Place place))
        {
            return entity;
        }

        bool located = !float.IsNaN(place.Latitude) && !float.IsNaN(place.Longitude);
        return entity with
        {
            Country = place.Country.Length > 0 ? place.Country : null,
            Latitude = located ? Math.Round((double)place.Latitude, 2) : null,
            Longitude = located ? Math.Round((double)place.Longitude, 2) : null,
        };
    }
}
