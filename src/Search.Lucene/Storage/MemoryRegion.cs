namespace Search.Lucene.Storage;

/// <summary>
/// Bytes at a fixed address, shared by inputs and slices; released when the last of them is disposed.
/// Using an address after that would be fatal, so readers hold a reference for as long as they may read.
/// </summary>
internal abstract unsafe class MemoryRegion
{
    private ReferenceCount _references = new();

    public byte* Address { get; protected init; }

    public long Length { get; protected init; }

    public void AddReference() => ObjectDisposedException.ThrowIf(!_references.TryAdd(), this);

    public void Release()
    {
        if (_references.Release())
        {
            Free();
        }
    }

    protected abstract void Free();
}
