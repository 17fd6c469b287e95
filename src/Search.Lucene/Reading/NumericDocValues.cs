namespace Search.Lucene.Reading;

/// <summary>A column of at most one long a document; also the shape of norms.</summary>
public abstract class NumericDocValues : DocIdSetIterator
{
    /// <summary>Value of the current document.</summary>
    public abstract long Value { get; }

    /// <summary>Moves to exactly that document, which may be the current one or any behind it; false when it has no value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>
    /// The low byte of each document's value, indexed by document id, when every document has a value and each fits a signed byte
    /// (the usual case of norms); else empty. Valid while the reader is open.
    /// </summary>
    public virtual ReadOnlySpan<byte> DenseBytes => default;
}
