using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>Walks a dictionary whose postings come in another order of documents.</summary>
internal sealed class ReorderedTermsEnum(Terms terms, int[] map) : TermsEnum
{
    private readonly TermsEnum _cursor = terms.GetEnumerator();
    private PostingsEnum? _postings;

    public override ReadOnlySpan<byte> Term => _cursor.Term;

    public override int DocFreq => _cursor.DocFreq;

    public override long TotalTermFreq => _cursor.TotalTermFreq;

    public override bool MoveNext() => _cursor.MoveNext();

    public override bool SeekExact(ReadOnlySpan<byte> term) => _cursor.SeekExact(term);

    public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term) => _cursor.SeekCeiling(term);

    public override TermState GetState() => _cursor.GetState();

    public override void SeekExact(ReadOnlySpan<byte> term, TermState state) => _cursor.SeekExact(term, state);

    public override PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null)
    {
        _postings = _cursor.Postings(features, _postings);
        return new ReorderedPostings(_postings, map, terms.HasPositions && features.HasFlag(PostingsFeatures.Positions));
    }
}
