namespace Search.Lucene.Storage;

/// <summary>
/// Bytes at a fixed address, shared by inputs and slices; released when the last of them is disposed.
/// Using an address after that would be fatal, so readers hold a reference for as long as they may read.
/// </summary>
internal abstract unsafe class MemoryRegion
{
    private int _references = 1;

    public byte* Address { get; protected init; }

    public long Length { get; protected init; }

    public void AddReference()
    {
        int current;
        do
        {
            current = Volatile.Read(ref _references);
            ObjectDisposedException.ThrowIf(current <= 0, this);
        }
        while (Interlocked.CompareExchange(ref _references, current + 1, current) != current);
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            Free();
        }
    }

    protected abstract void Free();
}
