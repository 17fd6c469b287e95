using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Lucene.Searching;

/// <summary>
/// Sums of scores and marks of matches, one for each document of a window, where several lists are joined. A mark is a byte: setting
/// a bit would wait for the bit before it. All zero between uses.
/// </summary>
internal sealed class WindowSums
{
    private readonly byte[] _marks = new byte[DocBatch.WindowSize];

    public double[] Sums { get; } = new double[DocBatch.WindowSize];

    /// <summary>Marks documents and adds their scores.</summary>
    /// <param name="docs">Documents of the window.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="min">First document of the window.</param>
    public void Add(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, int min)
    {
        double[] sums = Sums;
        byte[] marks = _marks;
        scores = scores[..docs.Length];
        for (int i = 0; i < docs.Length; i++)
        {
            int slot = docs[i] - min;
            sums[slot] += scores[i];
            marks[slot] = 1;
        }
    }

    /// <summary>Marks documents.</summary>
    public void Mark(ReadOnlySpan<int> docs, int min)
    {
        byte[] marks = _marks;
        foreach (int doc in docs)
        {
            marks[doc - min] = 1;
        }
    }

    /// <summary>Takes the marks of 64 documents, the first one's as the lowest bit.</summary>
    public ulong TakeMarks(int from)
    {
        ref byte marks = ref MemoryMarshal.GetArrayDataReference(_marks);
        Vector512<byte> taken = Vector512.LoadUnsafe(ref marks, (nuint)from);
        Vector512<byte>.Zero.StoreUnsafe(ref marks, (nuint)from);
        return Vector512.GreaterThan(taken, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    /// <summary>Moves the marked documents, with their sums rounded to float, to a batch.</summary>
    public void Drain(DocBatch batch, int min)
    {
        int at = batch.Count;
        for (int from = 0; from < DocBatch.WindowSize; from += 64)
        {
            ulong marks = TakeMarks(from);
            if (marks == 0)
            {
                continue;
            }

            int count = BitOperations.PopCount(marks);
            if (Avx512F.IsSupported && count >= DocBatch.FewMarks && at <= DocBatch.WindowSize - 64)
            {
                Compress(marks, from, batch, at, min);
                at += count;
                continue;
            }

            for (; marks != 0; marks &= marks - 1)
            {
                int slot = from + BitOperations.TrailingZeroCount(marks);
                batch.Docs[at] = min + slot;
                batch.Scores[at++] = (float)Sums[slot];
                Sums[slot] = 0;
            }
        }

        batch.Count = at;
    }

    /// <summary>Moves the marked documents to a batch and their sums, as they are, to the front of the sums.</summary>
    public void DrainToFront(DocBatch batch, int min)
    {
        int first = batch.Count;
        int at = first;
        for (int from = 0; from < DocBatch.WindowSize; from += 64)
        {
            ulong marks = TakeMarks(from);
            if (marks == 0)
            {
                continue;
            }

            int count = BitOperations.PopCount(marks);
            if (Avx512F.IsSupported && count >= DocBatch.FewMarks && at <= DocBatch.WindowSize - 64)
            {
                CompressToFront(marks, from, batch, at, at - first, min);
                at += count;
                continue;
            }

            for (; marks != 0; marks &= marks - 1)
            {
                int slot = from + BitOperations.TrailingZeroCount(marks);
                double sum = Sums[slot];
                Sums[slot] = 0;
                Sums[at - first] = sum;
                batch.Docs[at++] = min + slot;
            }
        }

        batch.Count = at;
    }

    /// <summary>Moves the marked documents to a batch, without scores.</summary>
    public void DrainMarks(DocBatch batch, int min)
    {
        for (int from = 0; from < DocBatch.WindowSize; from += 64)
        {
            batch.AddMarked(TakeMarks(from), min + from);
        }
    }

    /// <summary>The same with sums as they are, to the front of the sums: what is written there never lies behind what was read.</summary>
    private void CompressToFront(ulong marks, int from, DocBatch batch, int at, int front, int min)
    {
        ref double sums = ref MemoryMarshal.GetArrayDataReference(Sums);
        ref int docs = ref MemoryMarshal.GetArrayDataReference(batch.Docs);
        for (int slot = from; slot < from + 64; slot += 16, marks >>= 16)
        {
            Vector512<int> ids = Vector512.Create(min + slot) + Vector512<int>.Indices;
            Avx512F.Compress(Vector512<int>.Zero, DocBatch.Lanes((ushort)marks), ids).StoreUnsafe(ref docs, (nuint)at);
            at += BitOperations.PopCount((uint)(ushort)marks);
            front = MoveEight((byte)marks, slot, front, ref sums);
            front = MoveEight((byte)(marks >> 8), slot + 8, front, ref sums);
        }
    }

    private static int MoveEight(byte marks, int slot, int front, ref double sums)
    {
        Vector512<long> own = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        Vector512<long> lanes = Vector512.Equals(Vector512.Create((long)marks) & own, own);
        Vector512<double> eight = Vector512.LoadUnsafe(ref sums, (nuint)slot);
        Vector512<double>.Zero.StoreUnsafe(ref sums, (nuint)slot);
        Avx512F.Compress(Vector512<double>.Zero, lanes.AsDouble(), eight).StoreUnsafe(ref sums, (nuint)front);
        return front + BitOperations.PopCount((uint)marks);
    }

    /// <summary>The 64 documents from a slot on; room for them is left in the batch, though only the marked ones stay.</summary>
    private void Compress(ulong marks, int from, DocBatch batch, int at, int min)
    {
        ref double sums = ref MemoryMarshal.GetArrayDataReference(Sums);
        ref int docs = ref MemoryMarshal.GetArrayDataReference(batch.Docs);
        ref float scores = ref MemoryMarshal.GetArrayDataReference(batch.Scores);
        for (int slot = from; slot < from + 64; slot += 16, marks >>= 16)
        {
            Vector512<int> lanes = DocBatch.Lanes((ushort)marks);
            Vector512<int> ids = Vector512.Create(min + slot) + Vector512<int>.Indices;
            Vector256<float> low = Avx512F.ConvertToVector256Single(Vector512.LoadUnsafe(ref sums, (nuint)slot));
            Vector256<float> high = Avx512F.ConvertToVector256Single(Vector512.LoadUnsafe(ref sums, (nuint)slot + 8));
            Vector512<double>.Zero.StoreUnsafe(ref sums, (nuint)slot);
            Vector512<double>.Zero.StoreUnsafe(ref sums, (nuint)slot + 8);
            Avx512F.Compress(Vector512<int>.Zero, lanes, ids).StoreUnsafe(ref docs, (nuint)at);
            Avx512F.Compress(Vector512<float>.Zero, lanes.AsSingle(), Vector512.Create(low, high)).StoreUnsafe(ref scores, (nuint)at);
            at += BitOperations.PopCount((uint)(ushort)marks);
        }
    }
}
