using Search.Lucene.Storage;

namespace Search.Lucene.Reading;

/// <summary>
/// An index as it was at one moment. Counts references: the mappings go when the last one is released, so whoever reads holds
/// one (<see cref="TryAddReference"/> before, <see cref="ReleaseReference"/> after); disposing releases the creator's.
/// </summary>
public abstract class IndexReader : IDisposable
{
    private ReferenceCount _references = new();
    private int _disposed;

    public abstract IReadOnlyList<LeafContext> Leaves { get; }

    public abstract int MaxDoc { get; }

    public abstract int NumDocs { get; }

    /// <summary>False when the reader has been closed.</summary>
    public bool TryAddReference() => _references.TryAdd();

    public void ReleaseReference()
    {
        if (_references.Release())
        {
            Close();
        }
    }

    /// <summary>The first string that a document has stored in a field, or null.</summary>
    /// <param name="doc">Id in the whole index.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public string? StoredString(int doc, string field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
        ObjectDisposedException.ThrowIf(!TryAddReference(), this);
        try
        {
            LeafContext leaf = Leaves.Last(candidate => candidate.DocBase <= doc);
            StoredStringVisitor visitor = new(field);
            leaf.Reader.StoredFields(doc - leaf.DocBase, visitor);
            return visitor.Value;
        }
        finally
        {
            ReleaseReference();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            ReleaseReference();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the files; runs once, after the last reference is gone.</summary>
    protected abstract void Close();
}
