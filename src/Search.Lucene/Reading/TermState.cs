namespace Search.Lucene.Reading;

/// <summary>Where a term's postings are, with its statistics; opaque but for these. Immutable.</summary>
public abstract class TermState
{
    public abstract int DocFreq { get; }

    public abstract long TotalTermFreq { get; }
}
