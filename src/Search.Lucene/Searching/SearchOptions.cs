using Search.Lucene.Searching.Sorting;

namespace Search.Lucene.Searching;

/// <summary>How much of the matches is wanted, and in which order.</summary>
public sealed record SearchOptions
{
    /// <summary>Matches that are counted exactly before pruning may begin.</summary>
    public const int DefaultTotalHitsThreshold = 1000;

    /// <summary>Hits wanted; 0 only counts.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Go on behind this hit, which a search with the same query and sort gave.</summary>
    public Hit? After { get; init; }

    /// <summary>Null: by score.</summary>
    public Sort? Sort { get; init; }

    /// <summary>How far the total must be exact; <see cref="ExactTotals"/> for all the way.</summary>
    public int TotalHitsThreshold { get; init; } = DefaultTotalHitsThreshold;

    /// <summary>Count every match.</summary>
    public bool ExactTotals { get; init; }

    /// <summary>Threads that may search at once, each its own segments; 1: the caller's alone. The hits are the same.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Time the search may take; null for no limit.</summary>
    public TimeSpan? TimeBudget { get; init; }

    public CancellationToken Cancellation { get; init; }
}
