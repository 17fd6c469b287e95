using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>A cursor over the terms of a term vector.</summary>
internal sealed class VectorTermsEnum(TermVectorField vector) : TermsEnum
{
    private int _place = -1;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Term => vector.Term(_place);

    /// <inheritdoc/>
    public override int DocFreq => 1;

    /// <inheritdoc/>
    public override long TotalTermFreq => vector.Freqs[_place];

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_place >= vector.TermCount - 1)
        {
            return false;
        }

        _place++;
        return true;
    }

    /// <inheritdoc/>
    public override bool SeekExact(ReadOnlySpan<byte> term)
    {
        int place = vector.Find(term);
        if (place < 0)
        {
            return false;
        }

        _place = place;
        return true;
    }

    /// <inheritdoc/>
    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
    {
        int place = vector.Find(term);
        if (place >= 0)
        {
            _place = place;
            return SeekStatus.Found;
        }

        if (~place == vector.TermCount)
        {
            return SeekStatus.End;
        }

        _place = ~place;
        return SeekStatus.NotFound;
    }

    /// <inheritdoc/>
    public override TermState GetState() => new VectorTermState(_place, vector.Freqs[_place]);

    /// <inheritdoc/>
    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => _place = ((VectorTermState)state).Place;

    /// <inheritdoc/>
    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null)
    {
        VectorPostingsEnum postings = reuse as VectorPostingsEnum ?? new VectorPostingsEnum();
        postings.Reset(vector, _place);
        return postings;
    }
}
