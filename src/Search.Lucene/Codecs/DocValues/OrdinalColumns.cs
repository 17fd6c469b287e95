using System.Runtime.CompilerServices;
using Search.Lucene.Codecs.Packed;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>The inner loops of counting ordinals. Damaged ordinals end in an exception, never in a write beside the counts.</summary>
internal static unsafe class OrdinalColumns
{
    /// <summary>Counts where the document is the index of its one ordinal.</summary>
    public static void CountDense(in DirectReader ordinals, ReadOnlySpan<int> docs, Span<int> counts)
    {
        if (ordinals.Count == 0 || docs.IsEmpty)
        {
            return;
        }

        switch (ordinals.Bits)
        {
            case 0:
                counts[0] += docs.Length;
                break;
            case 8:
                byte* bytes = ordinals.Start;
                foreach (int doc in docs)
                {
                    Check(in ordinals, doc);
                    Add(in ordinals, bytes[doc], counts);
                }

                break;
            default:
                foreach (int doc in docs)
                {
                    Add(in ordinals, ordinals[doc], counts);
                }

                break;
        }
    }

    /// <summary>Counts the ordinals <c>[start, end)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(in DirectReader ordinals, long start, long end, Span<int> counts)
    {
        if (start < 0 || end > ordinals.Count)
        {
            throw Corrupt(in ordinals, end, ordinals.Count);
        }

        for (long i = start; i < end; i++)
        {
            Add(in ordinals, ordinals.GetUnchecked(i), counts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(in DirectReader ordinals, long ordinal, Span<int> counts)
    {
        if ((ulong)ordinal >= (ulong)counts.Length)
        {
            throw Corrupt(in ordinals, ordinal, counts.Length);
        }

        counts[(int)ordinal]++;
    }

    public static CorruptIndexException Corrupt(in DirectReader ordinals, long ordinal, long count) =>
        new(ordinals.Input.Name, $"ordinal {ordinal} of {count}");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(in DirectReader ordinals, int doc)
    {
        if ((uint)doc >= (ulong)ordinals.Count)
        {
            throw Corrupt(in ordinals, doc, ordinals.Count);
        }
    }
}
