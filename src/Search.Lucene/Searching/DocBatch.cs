using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>
/// The matches of one window of documents, ascending, with their scores: what scorers hand on. A window spans at most
/// <see cref="WindowSize"/> documents, so a batch never overflows.
/// </summary>
public sealed class DocBatch
{
    /// <summary>Documents that one window spans at most.</summary>
    public const int WindowSize = 4096;

    /// <summary>Matches among 64 documents from which on vectors pay.</summary>
    internal const int FewMarks = 12;

    public int[] Docs { get; } = new int[WindowSize];

    /// <summary>Meaningful only where scores were asked for.</summary>
    public float[] Scores { get; } = new float[WindowSize];

    public int Count { get; set; }

    /// <summary>
    /// All matches are wanted, but of those that score less than this no more than that is to be known: they may carry any score
    /// below it. 0: every score counts. To be set by whoever asks for matches; scorers that add to what another filled in set it
    /// to 0 before.
    /// </summary>
    internal float ScoreFloor { get; set; }

    public ReadOnlySpan<int> DocSpan => Docs.AsSpan(0, Count);

    public ReadOnlySpan<float> ScoreSpan => Scores.AsSpan(0, Count);

    public void Add(int doc, float score)
    {
        Docs[Count] = doc;
        Scores[Count++] = score;
    }

    /// <summary>Appends up to 64 documents without their scores.</summary>
    /// <param name="marks">Bit i stands for the document <c>first + i</c>.</param>
    /// <param name="first">The first of the 64 documents.</param>
    internal void AddMarked(ulong marks, int first)
    {
        int at = Count;
        Count += BitOperations.PopCount(marks);
        if (Avx512F.IsSupported && Count - at >= FewMarks && at <= WindowSize - 64)
        {
            ref int docs = ref MemoryMarshal.GetArrayDataReference(Docs);
            for (; marks != 0; marks >>= Vector512<int>.Count, first += Vector512<int>.Count)
            {
                Vector512<int> ids = Vector512.Create(first) + Vector512<int>.Indices;
                Avx512F.Compress(Vector512<int>.Zero, Lanes((ushort)marks), ids).StoreUnsafe(ref docs, (nuint)at);
                at += BitOperations.PopCount((uint)(ushort)marks);
            }

            return;
        }

        for (; marks != 0; marks &= marks - 1)
        {
            Docs[at++] = first + BitOperations.TrailingZeroCount(marks);
        }
    }

    /// <summary>All bits of each lane whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Lanes(ushort bits)
    {
        Vector512<int> own = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((int)bits) & own, own);
    }

    /// <summary>Drops deleted documents.</summary>
    internal void Keep(Bits live)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            int doc = Docs[i];
            Docs[kept] = doc;
            Scores[kept] = Scores[i];
            kept += live[doc] ? 1 : 0;
        }

        Count = kept;
    }
}
