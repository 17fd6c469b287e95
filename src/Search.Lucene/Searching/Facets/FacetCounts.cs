namespace Search.Lucene.Searching.Facets;

/// <summary>How many documents of a search have each value of a column.</summary>
public sealed class FacetCounts
{
    private readonly int[] _counts;

    internal FacetCounts(FacetColumn column, int[] counts)
    {
        Column = column;
        _counts = counts;
    }

    public FacetColumn Column { get; }

    /// <summary>Count by the column's ordinal.</summary>
    public ReadOnlySpan<int> ByOrdinal => _counts;

    /// <summary>Count of one label; 0 when it does not occur.</summary>
    public int Count(string dimension, string label)
    {
        int ordinal = Column.Ordinal(dimension, label);
        return ordinal < 0 ? 0 : _counts[ordinal];
    }

    /// <summary>Every value of a dimension that occurs, in the order of its bytes.</summary>
    public IEnumerable<FacetValue> All(string dimension)
    {
        (int start, int end) = Column.Range(dimension);
        for (int ordinal = start; ordinal < end; ordinal++)
        {
            if (_counts[ordinal] > 0)
            {
                yield return new FacetValue(Column.Label(ordinal), _counts[ordinal]);
            }
        }
    }

    /// <summary>The most frequent values of a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="where">Only labels that it accepts, by prefix or part for instance; null for all.</param>
    public FacetTop Top(string dimension, int size, Predicate<string>? where = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (int start, int end) = Column.Range(dimension);
        PriorityQueue<int, (int Count, int Ordinal)> best = new(
            Comparer<(int Count, int Ordinal)>.Create(static (left, right) =>
                left.Count != right.Count ? left.Count.CompareTo(right.Count) : right.Ordinal.CompareTo(left.Ordinal)));
        int total = 0;
        long sum = 0;
        for (int ordinal = start; ordinal < end; ordinal++)
        {
            int count = _counts[ordinal];
            if (count == 0 || (where is not null && !where(Column.Label(ordinal))))
            {
                continue;
            }

            total++;
            sum += count;
            if (best.Count < size)
            {
                best.Enqueue(ordinal, (count, ordinal));
            }
            else if (size > 0 && count > _counts[best.Peek()])
            {
                best.DequeueEnqueue(ordinal, (count, ordinal));
            }
        }

        FacetValue[] values = new FacetValue[best.Count];
        for (int i = values.Length - 1; i >= 0; i--)
        {
            int ordinal = best.Dequeue();
            values[i] = new FacetValue(Column.Label(ordinal), _counts[ordinal]);
            sum -= _counts[ordinal];
        }

        return new FacetTop(values, total, sum);
    }
}
