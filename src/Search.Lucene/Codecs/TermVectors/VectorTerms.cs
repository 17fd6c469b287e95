using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>A term vector as a dictionary whose postings have the one document 0.</summary>
internal sealed class VectorTerms(TermVectorField vector) : Reading.Terms
{
    /// <inheritdoc/>
    public override long Count => vector.TermCount;

    /// <inheritdoc/>
    public override long SumTotalTermFreq => vector.Occurrences[^1];

    /// <inheritdoc/>
    public override long SumDocFreq => vector.TermCount;

    /// <inheritdoc/>
    public override int DocCount => 1;

    /// <inheritdoc/>
    public override bool HasFreqs => true;

    /// <inheritdoc/>
    public override bool HasPositions => vector.HasPositions;

    /// <inheritdoc/>
    public override bool HasOffsets => vector.HasOffsets;

    /// <inheritdoc/>
    public override bool HasPayloads => vector.HasPayloads;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Min => Term(0);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Max => Term(vector.TermCount - 1);

    /// <inheritdoc/>
    public override TermsEnum GetEnumerator() => new VectorTermsEnum(vector);

    private ReadOnlyMemory<byte> Term(int term) => vector.Terms.AsMemory(vector.TermStarts[term], vector.TermStarts[term + 1] - vector.TermStarts[term]);
}
