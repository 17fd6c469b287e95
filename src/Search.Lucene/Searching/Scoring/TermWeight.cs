using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// What a term (or phrase) contributes to a document: <c>weight - weight / (1 + freq * normInverse)</c>, in float, without fused
/// multiply-add. Grows with the frequency and shrinks with the length, also after rounding, which is what pruning relies on.
/// </summary>
public sealed class TermWeight
{
    /// <summary>The norm of fields without norms.</summary>
    public const byte DefaultNorm = 1;

    private readonly float[] _normInverses;

    internal TermWeight(float weight, float[] normInverses)
    {
        Weight = weight;
        _normInverses = normInverses;
    }

    /// <summary>boost * idf: no score reaches above it.</summary>
    public float Weight { get; }

    /// <param name="freq">Occurrences; fractions occur with sloppy phrases.</param>
    /// <param name="norm">The document's norm.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Score(float freq, byte norm)
    {
        float product = freq * _normInverses[norm];
        return Weight - (Weight / (1f + product));
    }

    /// <summary>The highest score among the pairs.</summary>
    public float MaxScore(ReadOnlySpan<Impact> impacts)
    {
        float max = 0;
        foreach (Impact impact in impacts)
        {
            max = Math.Max(max, Score(impact.Freq, (byte)impact.Norm));
        }

        return max;
    }

    /// <summary>Scores a block of documents.</summary>
    /// <param name="docs">Ids, ascending.</param>
    /// <param name="freqs">Frequency of each.</param>
    /// <param name="norms">One byte for every document of the segment, or empty: all have <see cref="DefaultNorm"/>.</param>
    /// <param name="scores">Receives the score of each.</param>
    public void Score(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        if (docs.Length == 0)
        {
            return;
        }

        if (freqs.Length < docs.Length || scores.Length < docs.Length || (!norms.IsEmpty && docs[^1] >= norms.Length))
        {
            throw new ArgumentException("Blocks of scoring differ in length.", nameof(docs));
        }

        int i = 0;
        if (Vector256.IsHardwareAccelerated && docs.Length >= Vector256<int>.Count)
        {
            i = ScoreVectors(docs, freqs, norms, scores);
        }

        for (; i < docs.Length; i++)
        {
            scores[i] = Score(freqs[i], norms.IsEmpty ? DefaultNorm : norms[docs[i]]);
        }
    }

    private int ScoreVectors(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        ref int doc = ref MemoryMarshal.GetReference(docs);
        ref int freq = ref MemoryMarshal.GetReference(freqs);
        ref float score = ref MemoryMarshal.GetReference(scores);
        ref byte norm = ref MemoryMarshal.GetReference(norms);
        ref float table = ref MemoryMarshal.GetArrayDataReference(_normInverses);
        Vector256<float> weight = Vector256.Create(Weight);
        Vector256<float> one = Vector256<float>.One;
        Vector256<float> constant = Vector256.Create(_normInverses[DefaultNorm]);
        bool hasNorms = !norms.IsEmpty;
        int i = 0;
        for (; i <= docs.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            Vector256<float> inverses = constant;
            if (hasNorms)
            {
                inverses = Vector256.Create(
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 1)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 2)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 3)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 4)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 5)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 6)),
                    Lookup(ref table, ref norm, Unsafe.Add(ref doc, i + 7)));
            }

            Vector256<float> frequencies = Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref freq, (nuint)i));
            Vector256<float> product = frequencies * inverses;
            (weight - (weight / (one + product))).StoreUnsafe(ref score, (nuint)i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Lookup(ref float table, ref byte norms, int doc)
        => Unsafe.Add(ref table, (int)Unsafe.Add(ref norms, doc));
}
