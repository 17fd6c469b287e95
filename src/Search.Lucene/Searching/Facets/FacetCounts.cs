namespace Search.Lucene.Searching.Facets;

/// <summary>How many documents of a search have each value of a column.</summary>
public sealed class FacetCounts
{
    private readonly int[] _ordinals;
    private readonly int[] _counts;

    /// <param name="column">The column.</param>
    /// <param name="ordinals">Ordinals that occur, ascending.</param>
    /// <param name="counts">Count of each.</param>
    private FacetCounts(FacetColumn column, int[] ordinals, int[] counts)
    {
        Column = column;
        _ordinals = ordinals;
        _counts = counts;
    }

    public FacetColumn Column { get; }

    /// <summary>Count of one label; 0 when it does not occur.</summary>
    public int Count(string dimension, string label)
    {
        int ordinal = Column.Ordinal(dimension, label);
        int at = ordinal < 0 ? -1 : Array.BinarySearch(_ordinals, ordinal);
        return at < 0 ? 0 : _counts[at];
    }

    /// <summary>Every value of a dimension that occurs, in the order of its bytes.</summary>
    public IEnumerable<FacetValue> All(string dimension)
    {
        (int start, int end) = Places(dimension);
        for (int i = start; i < end; i++)
        {
            yield return new FacetValue(Column.Label(_ordinals[i]), _counts[i]);
        }
    }

    /// <summary>The most frequent values of a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="where">Only labels that it accepts, by prefix or part for instance; null for all.</param>
    public FacetTop Top(string dimension, int size, Predicate<string>? where = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        (int start, int end) = Places(dimension);
        PriorityQueue<int, (int Count, int Ordinal)> best = new(
            Comparer<(int Count, int Ordinal)>.Create(static (left, right) =>
                left.Count != right.Count ? left.Count.CompareTo(right.Count) : right.Ordinal.CompareTo(left.Ordinal)));
        int total = 0;
        long sum = 0;
        for (int i = start; i < end; i++)
        {
            int count = _counts[i];
            if (where is not null && !where(Column.Label(_ordinals[i])))
            {
                continue;
            }

            total++;
            sum += count;
            if (best.Count < size)
            {
                best.Enqueue(i, (count, i));
            }
            else if (size > 0 && count > _counts[best.Peek()])
            {
                best.DequeueEnqueue(i, (count, i));
            }
        }

        FacetValue[] values = new FacetValue[best.Count];
        for (int i = values.Length - 1; i >= 0; i--)
        {
            int place = best.Dequeue();
            values[i] = new FacetValue(Column.Label(_ordinals[place]), _counts[place]);
            sum -= _counts[place];
        }

        return new FacetTop(values, total, sum);
    }

    /// <summary>Keeps what is not zero.</summary>
    /// <param name="column">The column.</param>
    /// <param name="byOrdinal">Count by the column's ordinal; not kept.</param>
    internal static FacetCounts Of(FacetColumn column, ReadOnlySpan<int> byOrdinal)
    {
        int distinct = byOrdinal.Length - byOrdinal.Count(0);
        int[] ordinals = new int[distinct];
        int[] counts = new int[distinct];
        int next = 0;
        for (int i = 0; next < distinct; i++)
        {
            if (byOrdinal[i] != 0)
            {
                ordinals[next] = i;
                counts[next++] = byOrdinal[i];
            }
        }

        return new FacetCounts(column, ordinals, counts);
    }

    /// <summary>Where a dimension's ordinals stand among those that occur: from, and behind the last.</summary>
    private (int Start, int End) Places(string dimension)
    {
        (int start, int end) = Column.Range(dimension);
        return (Place(start), Place(end));
    }

    private int Place(int ordinal)
    {
        int at = Array.BinarySearch(_ordinals, ordinal);
        return at < 0 ? ~at : at;
    }
}
