using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>Keeps a reader open for the time of a search.</summary>
internal readonly struct ReaderReference : IDisposable
{
    private readonly IndexReader _reader;

    private ReaderReference(IndexReader reader) => _reader = reader;

    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public static ReaderReference To(IndexReader reader)
    {
        ObjectDisposedException.ThrowIf(!reader.TryAddReference(), reader);
        return new ReaderReference(reader);
    }

    public void Dispose() => _reader.ReleaseReference();
}
