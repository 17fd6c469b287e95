using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Lucene.Codecs.Postings;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Counts how often one word stands at a given distance behind another in a document.</summary>
internal static class AdjacentPositions
{
    private const int Few = PositionCursor.Slack;

    /// <param name="first">Positions of the first word, at least one, each as the distance from the one before; behind them stand four more numbers.</param>
    /// <param name="second">Positions of the second word, likewise.</param>
    /// <param name="shift">How far behind the first the second has to stand.</param>
    /// <returns>Positions of the first word, equal ones each for itself, behind which the second stands so.</returns>
    public static int Count(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int shift)
        => Vector128.IsHardwareAccelerated && first.Length <= Few && second.Length <= Few
            ? CountFew(first, second, shift)
            : CountMany(first, second, shift);

    /// <summary>Compares all pairs: how often a loop over a few positions turns is hardly ever guessed right.</summary>
    private static int CountFew(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int shift)
    {
        Vector128<int> wanted = Positions(first, shift, -1);
        Vector128<int> found = Positions(second, 0, -2);
        Vector128<int> equal = Vector128.Equals(wanted, found)
            | Vector128.Equals(wanted, Vector128.Shuffle(found, Vector128.Create(1, 2, 3, 0)))
            | Vector128.Equals(wanted, Vector128.Shuffle(found, Vector128.Create(2, 3, 0, 1)))
            | Vector128.Equals(wanted, Vector128.Shuffle(found, Vector128.Create(3, 0, 1, 2)));
        return BitOperations.PopCount(equal.ExtractMostSignificantBits());
    }

    /// <summary>Sums up at most four distances, of which only the first ones count; the other lanes get a value.</summary>
    private static Vector128<int> Positions(ReadOnlySpan<int> deltas, int start, int others)
    {
        Vector128<int> sums = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(deltas));
        sums += Vector128.Shuffle(sums, Vector128.Create(4, 0, 1, 2));
        sums += Vector128.Shuffle(sums, Vector128.Create(4, 4, 0, 1));
        sums += Vector128.Create(start);
        return Vector128.ConditionalSelect(
            Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(deltas.Length)), sums, Vector128.Create(others));
    }

    private static int CountMany(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int shift)
    {
        int found = 0;
        int at = 0;
        int position = second[0];
        int wanted = shift;
        foreach (int delta in first)
        {
            wanted += delta;
            while (position < wanted)
            {
                if (++at == second.Length)
                {
                    return found;
                }

                position += second[at];
            }

            found += position == wanted ? 1 : 0;
        }

        return found;
    }
}
