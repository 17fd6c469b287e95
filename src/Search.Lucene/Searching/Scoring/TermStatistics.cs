namespace Search.Lucene.Searching.Scoring;

/// <summary>What scoring needs to know of a term over the whole index.</summary>
public readonly record struct TermStatistics(long DocFreq, long TotalTermFreq);
