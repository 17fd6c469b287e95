namespace Search.Lucene.Reading;

/// <summary>A column of at most one byte string a document.</summary>
public abstract class BinaryDocValues : DocIdSetIterator
{
    /// <summary>Value of the current document; valid until the next move.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <inheritdoc cref="NumericDocValues.AdvanceExact"/>
    public abstract bool AdvanceExact(int target);
}
