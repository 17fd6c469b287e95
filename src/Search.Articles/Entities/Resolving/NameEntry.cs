namespace Search.Articles.Entities;

/// <summary>What is worked out of a person's name once for all the articles that have it.</summary>
internal sealed class NameEntry(string name)
{
    private string? _givenKey;
    private string? _sound;

    public PersonName Parsed { get; } = PersonName.Parse(name);

    public bool IsFull => Parsed.IsFull;

    /// <summary>The key of the whole name read as a given name.</summary>
    public string GivenKey => _givenKey ??= GivenNames.Key(name);

    /// <summary>The sound of the surname.</summary>
    public string Sound => _sound ??= Transliteration.Key(Parsed.Last);

    /// <summary>Of a full name: its cluster.</summary>
    public PersonCluster? Cluster { get; set; }

    /// <summary>Of a single name: its one or dominant bearer in the corpus, once that was looked for; null for none.</summary>
    public PersonCluster? Bearer { get; set; }

    public bool BearerIsKnown { get; set; }
}
