namespace Search.Lucene.Searching.Scoring;

/// <summary>
/// Okapi BM25 as Apache Lucene 8 computes it, without the constant factor (k1 + 1), every step rounded to float in the same
/// order, so that scores are equal to the bit. Source: Apache Lucene 8.8, BM25Similarity.
/// </summary>
public sealed class BM25Similarity
{
    public const float DefaultK1 = 1.2f;
    public const float DefaultB = 0.75f;

    private const int KnownTables = 7;

    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(code => (float)NormEncoding.Decode((byte)code))];

    /// <summary>Tables made before, found by the average length.</summary>
    private readonly NormTable?[] _tables = new NormTable?[KnownTables];

    /// <param name="k1">Saturation of term frequency, finite and at least 0.</param>
    /// <param name="b">Weight of the field's length, in [0, 1].</param>
    public BM25Similarity(float k1 = DefaultK1, float b = DefaultB)
    {
        if (!float.IsFinite(k1) || k1 < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(k1), k1, "k1 is a finite number of at least 0.");
        }

        if (float.IsNaN(b) || b < 0 || b > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(b), b, "b lies in [0, 1].");
        }

        K1 = k1;
        B = b;
    }

    /// <summary>With the usual parameters.</summary>
    public static BM25Similarity Default { get; } = new();

    public float K1 { get; }

    public float B { get; }

    /// <summary>Norm of a field value with that many words (those at the same place as the previous one not counted).</summary>
    public static byte Norm(int length) => NormEncoding.Encode(length);

    /// <summary>log(1 + (N - n + 0.5) / (n + 0.5)) in double, rounded to float.</summary>
    public static float InverseDocFreq(long docFreq, long docCount)
        => (float)Math.Log(1 + ((docCount - docFreq + 0.5) / (docFreq + 0.5)));

    /// <summary>The scorer of a term, or of a phrase of several (their idf summed).</summary>
    public TermWeight Scorer(float boost, CollectionStatistics collection, ReadOnlySpan<TermStatistics> terms)
    {
        float idf;
        if (terms.Length == 1)
        {
            idf = InverseDocFreq(terms[0].DocFreq, collection.DocCount);
        }
        else
        {
            double sum = 0;
            foreach (TermStatistics term in terms)
            {
                sum += InverseDocFreq(term.DocFreq, collection.DocCount);
            }

            idf = (float)sum;
        }

        float averageLength = (float)(collection.SumTotalTermFreq / (double)collection.DocCount);
        ref NormTable? known = ref _tables[(uint)BitConverter.SingleToInt32Bits(averageLength) % KnownTables];
        NormTable table = known is { } last && last.AverageLength.Equals(averageLength)
            ? last
            : known = new NormTable(averageLength, InverseNorms(averageLength));
        return new TermWeight(boost * idf, table.Inverses);
    }

    /// <summary>For each norm the inverse of what weighs the length.</summary>
    private float[] InverseNorms(float averageLength)
    {
        float[] normInverses = new float[256];
        for (int code = 0; code < normInverses.Length; code++)
        {
            float scaled = B * Lengths[code];
            float relative = scaled / averageLength;
            float factor = (1 - B) + relative;
            normInverses[code] = 1f / (K1 * factor);
        }

        return normInverses;
    }

    private sealed record NormTable(float AverageLength, float[] Inverses);
}
