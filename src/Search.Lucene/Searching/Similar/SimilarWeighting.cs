namespace Search.Lucene.Searching.Similar;

/// <summary>How telling a term is.</summary>
public enum SimilarWeighting
{
    /// <summary>(1 + ln freq) * BM25's idf: a word that a long text repeats does not drown the others.</summary>
    Dampened,

    /// <summary>freq * the classic idf, as Apache's.</summary>
    TfIdf,
}
