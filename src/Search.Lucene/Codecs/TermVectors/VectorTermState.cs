using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>Place of a term in a term vector.</summary>
internal sealed class VectorTermState(int place, int freq) : TermState
{
    public int Place => place;

    /// <inheritdoc/>
    public override int DocFreq => 1;

    /// <inheritdoc/>
    public override long TotalTermFreq => freq;
}
