using Search.Lucene.Codecs.Postings;

namespace Search.Lucene.Codecs.Terms;

/// <summary>A term, or a block already written, that waits for the block that will hold it.</summary>
internal struct PendingEntry
{
    public bool IsTerm;

    /// <summary>Where the bytes of the term or of the block's prefix are in the stack of bytes.</summary>
    public int Start;

    public int Length;

    /// <summary>Of a term.</summary>
    public TermMetadata Term;

    /// <summary>Of a block: its position, or that of the first of its floor blocks.</summary>
    public long Position;
}
