using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Lucene.Searching;

namespace Search.Lucene.Codecs.Postings;

/// <summary>
/// Finds what two strictly ascending lists have in common, without a branch that depends on single numbers: such a branch is
/// guessed wrong about as often as lists of like length meet. Source of the idea of comparing all pairs of two vectors: Lemire, Boytsov
/// and Kurz, "SIMD Compression and the Intersection of Sorted Integers", 2016.
/// </summary>
internal static class SortedIntersection
{
    /// <summary>Room behind the results that is written to.</summary>
    public const int Slack = 16;

    /// <param name="left">The one list.</param>
    /// <param name="leftStart">Index of the first number of the one list that counts; results are indexes too.</param>
    /// <param name="right">The other; behind its last number stand <see cref="Slack"/> sentinels that are not in <paramref name="left"/>, greater than all.</param>
    /// <param name="rightStart">Index of the first number of the other list that counts.</param>
    /// <param name="rightEnd">Index of its first sentinel.</param>
    /// <param name="inLeft">Receives the index in the one list of each number in both, ascending; with room for all and <see cref="Slack"/> more.</param>
    /// <param name="inRight">Receives its index in the other list; of the same room.</param>
    /// <returns>How many numbers are in both.</returns>
    public static int Find(
        ReadOnlySpan<int> left,
        int leftStart,
        ReadOnlySpan<int> right,
        int rightStart,
        int rightEnd,
        Span<int> inLeft,
        Span<int> inRight)
    {
        int room = Math.Min(left.Length - leftStart, rightEnd - rightStart) + Slack;
        if (leftStart < 0 || rightStart < 0 || right.Length < rightEnd + Slack || inLeft.Length < room || inRight.Length < room)
        {
            throw new ArgumentException("A list or the room for what it shares is too short.", nameof(right));
        }

        ref int rights = ref MemoryMarshal.GetReference(right);
        ref int lefts = ref MemoryMarshal.GetReference(left);
        ref int fromLeft = ref MemoryMarshal.GetReference(inLeft);
        ref int fromRight = ref MemoryMarshal.GetReference(inRight);
        return Avx512F.IsSupported
            ? FindByVectors(ref lefts, leftStart, left.Length, ref rights, rightStart, rightEnd, ref fromLeft, ref fromRight)
            : FindByMerging(ref lefts, leftStart, left.Length, ref rights, rightStart, rightEnd, ref fromLeft, ref fromRight);
    }

    /// <summary>The same number by number, for machines without the vectors.</summary>
    internal static int FindByMerging(ref int left, int i, int leftEnd, ref int right, int j, int rightEnd, ref int inLeft, ref int inRight)
    {
        int found = 0;
        while (i < leftEnd && j < rightEnd)
        {
            int one = Unsafe.Add(ref left, i);
            int other = Unsafe.Add(ref right, j);
            Unsafe.Add(ref inLeft, found) = i;
            Unsafe.Add(ref inRight, found) = j;
            found += one == other ? 1 : 0;
            i += one <= other ? 1 : 0;
            j += other <= one ? 1 : 0;
        }

        return found;
    }

    [SkipLocalsInit]
    private static int FindByVectors(ref int left, int i, int leftEnd, ref int right, int j, int rightEnd, ref int inLeft, ref int inRight)
    {
        const int Lanes = 16;
        int found = 0;
        int whole = i + ((leftEnd - i) & -Lanes);
        Span<int> tail = stackalloc int[Lanes];
        ref int tailStart = ref MemoryMarshal.GetReference(tail);
        if (whole < leftEnd)
        {
            // No number of the right list is negative.
            Vector512.Create(-1).StoreUnsafe(ref tailStart);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref left, whole), leftEnd - whole).CopyTo(tail);
        }

        while (i < leftEnd && j < rightEnd)
        {
            Vector512<int> ours = Vector512.LoadUnsafe(ref i < whole ? ref Unsafe.Add(ref left, i) : ref tailStart);
            Vector512<int> theirs = Vector512.LoadUnsafe(ref right, (nuint)j);
            (ushort leftMask, ushort rightMask) = Common(ours, theirs);
            Vector512<int> steps = Vector512<int>.Indices;
            Avx512F.Compress(Vector512<int>.Zero, DocBatch.Lanes(leftMask), steps + Vector512.Create(i)).StoreUnsafe(ref inLeft, (nuint)found);
            Avx512F.Compress(Vector512<int>.Zero, DocBatch.Lanes(rightMask), steps + Vector512.Create(j)).StoreUnsafe(ref inRight, (nuint)found);
            found += BitOperations.PopCount((uint)leftMask);

            int ourLast = Unsafe.Add(ref left, Math.Min(i + Lanes, leftEnd) - 1);
            int theirLast = Unsafe.Add(ref right, j + Lanes - 1);
            i += ourLast <= theirLast ? Lanes : 0;
            j += theirLast <= ourLast ? Lanes : 0;
        }

        return found;
    }

    /// <summary>The lanes of either vector whose number is in the other: all pairs are compared by turning one of the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ushort Left, ushort Right) Common(Vector512<int> left, Vector512<int> right)
    {
        uint leftMask = 0;
        uint rightMask = 0;
        Compare(left, right, 0, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 1), 1, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 2), 2, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 3), 3, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 4), 4, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 5), 5, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 6), 6, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 7), 7, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 8), 8, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 9), 9, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 10), 10, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 11), 11, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 12), 12, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 13), 13, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 14), 14, ref leftMask, ref rightMask);
        Compare(left, Avx512F.AlignRight32(right, right, 15), 15, ref leftMask, ref rightMask);
        return ((ushort)leftMask, (ushort)(rightMask | (rightMask >> 16)));
    }

    /// <param name="left">The one vector.</param>
    /// <param name="turned">The other; lane i holds its lane (i + turns) modulo 16.</param>
    /// <param name="turns">By how many lanes it was turned.</param>
    /// <param name="leftMask">Receives the lanes of the one.</param>
    /// <param name="rightMask">Receives those of the other, in 32 bits whose halves are to be joined.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(Vector512<int> left, Vector512<int> turned, int turns, ref uint leftMask, ref uint rightMask)
    {
        uint equal = (uint)Vector512.Equals(left, turned).ExtractMostSignificantBits();
        leftMask |= equal;
        rightMask |= equal << turns;
    }
}
