namespace Search.Archive.Reindexing;

/// <summary>What a run understood of the articles that it read: for a person to judge.</summary>
public sealed record ReadingReport
{
    /// <summary>Articles by outlet, most first.</summary>
    public required IReadOnlyList<NamedCount> Sources { get; init; }

    public required IReadOnlyList<NamedCount> Formats { get; init; }

    /// <summary>By ISO 639-1 code.</summary>
    public required IReadOnlyList<NamedCount> Languages { get; init; }

    /// <summary>By what the date rests on; <c>none</c> counts articles without one.</summary>
    public required IReadOnlyList<NamedCount> Dates { get; init; }

    /// <summary>Dates that rest on the text's end or the address alone; the first 500.</summary>
    public required IReadOnlyList<GuessedDate> Guessed { get; init; }

    /// <summary>What was cut, by reason.</summary>
    public required IReadOnlyList<CutCount> Cut { get; init; }

    /// <summary>Blocks that were learned to be boilerplate, the 200 most frequent.</summary>
    public required IReadOnlyList<RecurringBlock> Recurring { get; init; }
}
