using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        MostFrequent best = new(size);
        int total = end - start;
        long sum = 0;
        if (where is null)
        {
            best.Add(_counts.AsSpan(start, total), start);
            sum = Sum(_counts.AsSpan(start, total));
        }
        else
        {
            total = 0;
            for (int i = start; i < end; i++)
            {
                if (where(Column.Label(_ordinals[i])))
                {
                    total++;
                    sum += _counts[i];
                    best.Add(_counts.AsSpan(i, 1), i);
                }
            }
        }

        int[] places = best.Take();
        FacetValue[] values = new FacetValue[places.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int count = _counts[places[i]];
            values[i] = new FacetValue(Column.Label(_ordinals[places[i]]), count);
            sum -= count;
        }

        return new FacetTop(values, total, sum);
    }

    /// <summary>Keeps what is not zero.</summary>
    /// <param name="column">The column.</param>
    /// <param name="byOrdinal">Count by the column's ordinal; not kept.</param>
    internal static FacetCounts Of(FacetColumn column, ReadOnlySpan<int> byOrdinal)
    {
        int distinct = byOrdinal.Length - byOrdinal.Count(0);
        int[] ordinals = GC.AllocateUninitializedArray<int>(distinct);
        int[] counts = GC.AllocateUninitializedArray<int>(distinct);
        int next = 0;
        int from = 0;
        for (; Avx512F.IsSupported && from <= byOrdinal.Length - Vector512<int>.Count && next <= distinct - Vector512<int>.Count; from += Vector512<int>.Count)
        {
            Vector512<int> some = Vector512.LoadUnsafe(in byOrdinal[from]);
            Vector512<int> present = ~Vector512.Equals(some, Vector512<int>.Zero);
            Avx512F.Compress(Vector512<int>.Zero, present, Vector512.Create(from) + Vector512<int>.Indices).CopyTo(ordinals, next);
            Avx512F.Compress(Vector512<int>.Zero, present, some).CopyTo(counts, next);
            next += BitOperations.PopCount(present.ExtractMostSignificantBits());
        }

        // Whole vectors no longer fit behind the last ones, or never did.
        for (; next < distinct && from <= byOrdinal.Length - Vector512<int>.Count; from += Vector512<int>.Count)
        {
            ulong rest = ~Vector512.Equals(Vector512.LoadUnsafe(in byOrdinal[from]), Vector512<int>.Zero).ExtractMostSignificantBits() & 0xFFFF;
            for (; rest != 0; rest &= rest - 1)
            {
                int ordinal = from + BitOperations.TrailingZeroCount(rest);
                ordinals[next] = ordinal;
                counts[next++] = byOrdinal[ordinal];
            }
        }

        for (; next < distinct; from++)
        {
            if (byOrdinal[from] != 0)
            {
                ordinals[next] = from;
                counts[next++] = byOrdinal[from];
            }
        }

        return new FacetCounts(column, ordinals, counts);
    }

    private static long Sum(ReadOnlySpan<int> counts)
    {
        Vector512<long> sums = Vector512<long>.Zero;
        while (counts.Length >= Vector512<int>.Count)
        {
            (Vector512<long> lower, Vector512<long> upper) = Vector512.Widen(Vector512.Create(counts));
            sums += lower + upper;
            counts = counts[Vector512<int>.Count..];
        }

        long sum = Vector512.Sum(sums);
        foreach (int count in counts)
        {
            sum += count;
        }

        return sum;
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
