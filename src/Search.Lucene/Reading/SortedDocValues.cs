namespace Search.Lucene.Reading;

/// <summary>A column of at most one byte string a document, by ordinals into a sorted dictionary.</summary>
public abstract class SortedDocValues : DocIdSetIterator
{
    /// <summary>Ordinal of the current document's value.</summary>
    public abstract int Ordinal { get; }

    /// <summary>Number of distinct values.</summary>
    public abstract int ValueCount { get; }

    /// <inheritdoc cref="NumericDocValues.AdvanceExact"/>
    public abstract bool AdvanceExact(int target);

    /// <summary>Bytes of an ordinal; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> LookupOrdinal(int ordinal);

    /// <summary>Ordinal of the value, or <c>-insertionPoint - 1</c>.</summary>
    public abstract int LookupTerm(ReadOnlySpan<byte> value);

    /// <summary>The dictionary as a cursor: terms with no postings.</summary>
    public abstract TermsEnum GetTerms();
}
