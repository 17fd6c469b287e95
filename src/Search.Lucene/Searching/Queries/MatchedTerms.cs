using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Walks those terms of a dictionary that a query wants, in their order.</summary>
internal abstract class MatchedTerms(TermsEnum cursor)
{
    /// <summary>Stands on the current term.</summary>
    public TermsEnum Cursor { get; } = cursor;

    /// <summary>How near the current term is to what was asked for: 0 exactly, else edits.</summary>
    public virtual int Edits => 0;

    /// <summary>Moves to the next wanted term; false at the end.</summary>
    public abstract bool MoveNext();
}
