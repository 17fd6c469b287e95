namespace Search.Articles.Entities.Resolving;

/// <summary>A person whom the corpus knows by a single name.</summary>
internal sealed class PersonFounded
{
    /// <summary>Sure mentions of articles.</summary>
    public int Mentions { get; set; }

    /// <summary>Its number (<see cref="NamedThings"/>) once something is a use of it; -1 before.</summary>
    public int Key { get; set; } = -1;
}
