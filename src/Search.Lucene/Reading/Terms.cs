namespace Search.Lucene.Reading;

/// <summary>The dictionary of one field in one segment, terms in the order of their UTF-8 bytes.</summary>
public abstract class Terms
{
    /// <summary>Number of terms.</summary>
    public abstract long Count { get; }

    /// <summary>Sum of frequencies over all terms and documents.</summary>
    public abstract long SumTotalTermFreq { get; }

    /// <summary>Number of postings.</summary>
    public abstract long SumDocFreq { get; }

    /// <summary>Documents that have at least one term.</summary>
    public abstract int DocCount { get; }

    public abstract bool HasFreqs { get; }

    public abstract bool HasPositions { get; }

    public abstract bool HasOffsets { get; }

    public abstract bool HasPayloads { get; }

    /// <summary>Least term, or empty when there is none.</summary>
    public abstract ReadOnlyMemory<byte> Min { get; }

    /// <summary>Greatest term, or empty when there is none.</summary>
    public abstract ReadOnlyMemory<byte> Max { get; }

    /// <summary>A cursor before the first term. Not thread-safe; take one a thread.</summary>
    public abstract TermsEnum GetEnumerator();
}
