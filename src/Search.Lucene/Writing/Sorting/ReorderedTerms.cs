using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A dictionary whose postings come in another order of documents. Statistics are those of the segment.</summary>
internal sealed class ReorderedTerms(Terms terms, int[] map) : Terms
{
    public override long Count => terms.Count;

    public override long SumTotalTermFreq => terms.SumTotalTermFreq;

    public override long SumDocFreq => terms.SumDocFreq;

    public override int DocCount => terms.DocCount;

    public override bool HasFreqs => terms.HasFreqs;

    public override bool HasPositions => terms.HasPositions;

    public override bool HasOffsets => terms.HasOffsets;

    public override bool HasPayloads => terms.HasPayloads;

    public override ReadOnlyMemory<byte> Min => terms.Min;

    public override ReadOnlyMemory<byte> Max => terms.Max;

    public override TermsEnum GetEnumerator() => new ReorderedTermsEnum(terms, map);
}
