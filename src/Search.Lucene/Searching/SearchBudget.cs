using System.Diagnostics;

namespace Search.Lucene.Searching;

/// <summary>How long a search may take. Loops call <see cref="Check"/> once a window of documents or a few dozen terms.</summary>
public sealed class SearchBudget
{
    private readonly long _deadline;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _cancellation;

    public SearchBudget(TimeSpan? limit, CancellationToken cancellation)
    {
        _limit = limit ?? Timeout.InfiniteTimeSpan;
        _cancellation = cancellation;
        _deadline = limit is { } time && time != Timeout.InfiniteTimeSpan
            ? Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency)
            : long.MaxValue;
    }

    /// <summary>Never ends a search.</summary>
    public static SearchBudget Unlimited { get; } = new(null, CancellationToken.None);

    /// <exception cref="SearchTimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public void Check()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_deadline != long.MaxValue && Stopwatch.GetTimestamp() > _deadline)
        {
            throw new SearchTimeoutException(_limit);
        }
    }
}
