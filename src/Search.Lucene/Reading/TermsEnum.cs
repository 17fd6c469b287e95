namespace Search.Lucene.Reading;

/// <summary>A cursor over a dictionary.</summary>
public abstract class TermsEnum
{
    /// <summary>The current term's bytes; valid until the cursor moves.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>Documents with the current term.</summary>
    public abstract int DocFreq { get; }

    /// <summary>Occurrences of the current term; equals <see cref="DocFreq"/> where frequencies are not indexed.</summary>
    public abstract long TotalTermFreq { get; }

    /// <summary>Moves to the next term; false at the end.</summary>
    public abstract bool MoveNext();

    /// <summary>Moves to the term if it exists; else the cursor is unpositioned.</summary>
    public abstract bool SeekExact(ReadOnlySpan<byte> term);

    /// <summary>Moves to the term or the next greater one.</summary>
    public abstract SeekStatus SeekCeiling(ReadOnlySpan<byte> term);

    /// <summary>Where the current term's postings are; a later cursor over the same dictionary may start from it.</summary>
    public abstract TermState GetState();

    /// <summary>Stands on a term without seeking, by a state that this dictionary gave.</summary>
    public abstract void SeekExact(ReadOnlySpan<byte> term, TermState state);

    /// <summary>Postings of the current term.</summary>
    /// <param name="features">What is wanted.</param>
    /// <param name="reuse">An enumerator, also of another dictionary, that may be overwritten; or null.</param>
    public abstract PostingsEnum Postings(PostingsFeatures features, PostingsEnum? reuse = null);
}
