namespace Search.Lucene.Reading;

/// <summary>A column of a set of byte strings a document, by ascending ordinals into a sorted dictionary.</summary>
public abstract class SortedSetDocValues : DocIdSetIterator
{
    /// <summary>Returned behind the last ordinal of a document.</summary>
    public const long NoMoreOrdinals = -1;

    /// <summary>Number of distinct values.</summary>
    public abstract long ValueCount { get; }

    /// <inheritdoc cref="NumericDocValues.AdvanceExact"/>
    public abstract bool AdvanceExact(int target);

    /// <summary>The current document's next ordinal, or <see cref="NoMoreOrdinals"/>.</summary>
    public abstract long NextOrdinal();

    /// <summary>Bytes of an ordinal; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> LookupOrdinal(long ordinal);

    /// <summary>Ordinal of the value, or <c>-insertionPoint - 1</c>.</summary>
    public abstract long LookupTerm(ReadOnlySpan<byte> value);

    /// <summary>The dictionary as a cursor: terms with no postings.</summary>
    public abstract TermsEnum GetTerms();

    /// <summary>
    /// Adds 1 to <c>counts[ordinal]</c> for every value of every given document, straight from the column: for counts that are taken
    /// once. Facets of searches count over ordinals decoded before.
    /// Documents ascend and lie behind the current one. Implementations override it with a pass over their columns.
    /// </summary>
    public virtual void CountOrdinals(ReadOnlySpan<int> docs, Span<int> counts)
    {
        foreach (int doc in docs)
        {
            if (AdvanceExact(doc))
            {
                for (long ordinal = NextOrdinal(); ordinal != NoMoreOrdinals; ordinal = NextOrdinal())
                {
                    counts[(int)ordinal]++;
                }
            }
        }
    }
}
