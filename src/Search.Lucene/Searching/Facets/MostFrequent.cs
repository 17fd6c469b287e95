using System.Runtime.Intrinsics;

namespace Search.Lucene.Searching.Facets;

/// <summary>The greatest of many counts: equal ones in the order of their places. A heap whose root is the least.</summary>
/// <param name="size">How many at most.</param>
internal sealed class MostFrequent(int size)
{
    private readonly PriorityQueue<int, long> _best = new();

    /// <summary>Shows counts, which are positive.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="first">Place of the first one; places ascend over all calls.</param>
    public void Add(ReadOnlySpan<int> counts, int first)
    {
        int i = 0;
        while (i < counts.Length)
        {
            if (_best.Count < size)
            {
                _best.Enqueue(first + i, Key(counts[i], first + i));
                i++;
                continue;
            }

            int least = size == 0 ? int.MaxValue : Least();
            i = Next(counts, i, least);
            if (i < counts.Length)
            {
                _best.DequeueEnqueue(first + i, Key(counts[i], first + i));
                i++;
            }
        }
    }

    /// <summary>The places, greatest count first; empties the heap.</summary>
    public int[] Take()
    {
        int[] places = new int[_best.Count];
        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i] = _best.Dequeue();
        }

        return places;
    }

    /// <summary>Index of the first count from one on that is greater, or the number of counts.</summary>
    private static int Next(ReadOnlySpan<int> counts, int i, int least)
    {
        Vector512<int> bound = Vector512.Create(least);
        while (i <= counts.Length - Vector512<int>.Count && !Vector512.GreaterThanAny(Vector512.LoadUnsafe(in counts[i]), bound))
        {
            i += Vector512<int>.Count;
        }

        while (i < counts.Length && counts[i] <= least)
        {
            i++;
        }

        return i;
    }

    private static long Key(int count, int place) => ((long)count << 32) | (uint)~place;

    private int Least() => _best.TryPeek(out _, out long key) ? (int)(key >> 32) : 0;
}
