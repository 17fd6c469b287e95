using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Codecs.DocValues;

/// <summary>A walk over terms held in memory.</summary>
internal sealed class TermList(byte[][] terms) : TermsEnum
{
    private int _at = -1;

    public override ReadOnlySpan<byte> Term => terms[_at];

    public override int DocFreq => throw new NotSupportedException();

    public override long TotalTermFreq => throw new NotSupportedException();

    public override bool MoveNext() => ++_at < terms.Length;

    public override bool SeekExact(ReadOnlySpan<byte> term) => throw new NotSupportedException();

    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => throw new NotSupportedException();

    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term) => throw new NotSupportedException();

    public override TermState GetState() => throw new NotSupportedException();

    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null) => throw new NotSupportedException();
}
