namespace Search.Lucene.Searching.Scoring;

/// <summary>What scoring needs to know of a field over the whole index (deleted documents included).</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="MaxDoc">Documents of the index.</param>
/// <param name="DocCount">Documents with at least one term in the field; at least 1.</param>
/// <param name="SumTotalTermFreq">Words of the field.</param>
/// <param name="SumDocFreq">Postings of the field.</param>
public sealed record CollectionStatistics(string Field, long MaxDoc, long DocCount, long SumTotalTermFreq, long SumDocFreq);
