namespace Search.Lucene.Searching;

/// <summary>A query has, or expands to, more clauses than allowed.</summary>
public sealed class TooManyClausesException(int limit)
    : Exception($"A query may have at most {limit} clauses.")
{
    public int Limit { get; } = limit;
}
