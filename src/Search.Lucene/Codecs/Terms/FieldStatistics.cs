namespace Search.Lucene.Codecs.Terms;

/// <summary>Counts over all terms of a field in a segment.</summary>
internal sealed record FieldStatistics(long TermCount, long SumTotalTermFreq, long SumDocFreq, int DocCount, byte[] Min, byte[] Max);
