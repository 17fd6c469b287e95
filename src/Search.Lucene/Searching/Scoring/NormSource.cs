using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Scoring;

/// <summary>Norms of one field in one segment: from the flat column where there is one, else value by value.</summary>
internal readonly struct NormSource(NumericDocValues? norms)
{
    private readonly bool _flat = norms is null || !norms.DenseBytes.IsEmpty;

    /// <summary>Norm of a document; documents ascend.</summary>
    public byte this[int doc]
    {
        get
        {
            if (norms is null)
            {
                return TermWeight.DefaultNorm;
            }

            if (_flat)
            {
                return norms.DenseBytes[doc];
            }

            return norms.AdvanceExact(doc) ? (byte)norms.Value : TermWeight.DefaultNorm;
        }
    }

    /// <summary>Norms of several documents; documents ascend.</summary>
    public void Read(ReadOnlySpan<int> docs, Span<byte> found)
    {
        if (norms is null)
        {
            found[..docs.Length].Fill(TermWeight.DefaultNorm);
            return;
        }

        if (_flat)
        {
            ReadOnlySpan<byte> all = norms.DenseBytes;
            for (int i = 0; i < docs.Length; i++)
            {
                found[i] = all[docs[i]];
            }

            return;
        }

        for (int i = 0; i < docs.Length; i++)
        {
            found[i] = this[docs[i]];
        }
    }

    public void Score(TermWeight scoring, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, Span<float> scores)
    {
        if (_flat)
        {
            scoring.Score(docs, freqs, norms is null ? default : norms.DenseBytes, scores);
            return;
        }

        for (int i = 0; i < docs.Length; i++)
        {
            scores[i] = scoring.Score(freqs[i], this[docs[i]]);
        }
    }
}
