namespace Search.Archive;

/// <summary>A query did not finish within its time budget.</summary>
public sealed class QueryTimeoutException : TimeoutException
{
    public QueryTimeoutException(TimeSpan budget)
        : base($"The query did not finish within {budget.TotalSeconds:0.#} seconds.") => Budget = budget;

    public TimeSpan Budget { get; }
}
