namespace Search.Lucene.Searching;

/// <summary>How long a search may take. Loops call <see cref="Check"/> once a window of documents or a few dozen terms.</summary>
public sealed class SearchBudget
{
    private readonly long _deadline;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _cancellation;

    private readonly TimeProvider _clock;

    /// <param name="limit">Time from now on; null for no limit.</param>
    /// <param name="cancellation">Ends the search too.</param>
    /// <param name="clock">Null: the system's.</param>
    public SearchBudget(TimeSpan? limit, CancellationToken cancellation, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _limit = limit ?? Timeout.InfiniteTimeSpan;
        _cancellation = cancellation;
        _deadline = limit is { } time && time != Timeout.InfiniteTimeSpan
            ? _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency)
            : long.MaxValue;
    }

    /// <summary>Never ends a search.</summary>
    public static SearchBudget Unlimited { get; } = new(null, CancellationToken.None);

    /// <exception cref="SearchTimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public void Check()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_deadline != long.MaxValue && _clock.GetTimestamp() > _deadline)
        {
            throw new SearchTimeoutException(_limit);
        }
    }
}
