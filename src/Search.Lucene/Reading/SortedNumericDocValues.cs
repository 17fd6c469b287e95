namespace Search.Lucene.Reading;

/// <summary>A column of any number of longs a document, ascending.</summary>
public abstract class SortedNumericDocValues : DocIdSetIterator
{
    /// <summary>Number of values of the current document, at least 1.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The current document's next value; call at most <see cref="ValueCount"/> times.</summary>
    public abstract long NextValue();

    /// <inheritdoc cref="NumericDocValues.AdvanceExact"/>
    public abstract bool AdvanceExact(int target);
}
