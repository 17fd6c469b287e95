using System.Runtime.Intrinsics;

namespace Search.Lucene.Codecs.Postings;

/// <summary>Checks of decoded blocks.</summary>
internal static class PostingsBlock
{
    /// <summary>Whether each value is greater than the one before.</summary>
    public static bool IsAscending(ReadOnlySpan<int> values)
    {
        int i = 1;
        for (; i <= values.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            if (!Vector256.GreaterThanAll(Vector256.Create(values[i..]), Vector256.Create(values[(i - 1)..])))
            {
                return false;
            }
        }

        for (; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all values lie in a range.</summary>
    /// <param name="values">The values.</param>
    /// <param name="min">Least value allowed.</param>
    /// <param name="max">Greatest value allowed.</param>
    public static bool LieBetween(ReadOnlySpan<int> values, int min, int max)
    {
        int i = 0;
        Vector256<int> least = Vector256.Create(int.MaxValue);
        Vector256<int> greatest = Vector256.Create(int.MinValue);
        for (; i <= values.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            Vector256<int> some = Vector256.Create(values[i..]);
            least = Vector256.Min(least, some);
            greatest = Vector256.Max(greatest, some);
        }

        bool all = Vector256.GreaterThanOrEqualAll(least, Vector256.Create(min)) && Vector256.LessThanOrEqualAll(greatest, Vector256.Create(max));
        for (; i < values.Length; i++)
        {
            all &= values[i] >= min && values[i] <= max;
        }

        return all;
    }
}
