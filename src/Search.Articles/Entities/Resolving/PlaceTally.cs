namespace Search.Articles.Entities.Resolving;

/// <summary>What is counted of a place while the corpus is resolved.</summary>
/// <param name="label">Its one name.</param>
internal sealed class PlaceTally(string label)
{
    public string Label => label;

    /// <summary>Articles that name it surely.</summary>
    public int Sure { get; set; }

    /// <summary>Articles that name it, and nowhere surely.</summary>
    public int Doubtful { get; set; }

    /// <summary>The last article that was seen to name it.</summary>
    public int ListedIn { get; set; } = -1;

    /// <summary>The last article that was seen to name it surely.</summary>
    public int SureIn { get; set; } = -1;

    /// <summary>Its number (<see cref="NamedThings"/>) once something is a use of it; -1 before.</summary>
    public int Key { get; set; } = -1;
}
