namespace Search.Lucene.Searching;

/// <summary>A search ran longer than its time budget allows.</summary>
public sealed class SearchTimeoutException(TimeSpan budget)
    : Exception($"The search was ended because it took longer than {budget.TotalMilliseconds:0} ms.")
{
    public TimeSpan Budget { get; } = budget;
}
