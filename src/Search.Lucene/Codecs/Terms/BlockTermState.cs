using Search.Lucene.Codecs.Postings;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.Terms;

/// <summary>A copy of a term's metadata.</summary>
internal sealed class BlockTermState(in TermMetadata metadata) : TermState
{
    private readonly TermMetadata _metadata = metadata;

    public ref readonly TermMetadata Metadata => ref _metadata;

    public override int DocFreq => _metadata.DocFreq;

    public override long TotalTermFreq => _metadata.TotalTermFreq;
}
