namespace Search.Lucene.Storage;

/// <summary>
/// References to something that is closed when the last one is released; the creator holds the first. Thread-safe. Keep it in a field
/// that is not readonly, and never copy it.
/// </summary>
internal struct ReferenceCount()
{
    private int _count = 1;

    /// <summary>False when the last reference was released before.</summary>
    public bool TryAdd()
    {
        int current;
        do
        {
            current = Volatile.Read(ref _count);
            if (current <= 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _count, current + 1, current) != current);

        return true;
    }

    /// <summary>True when this was the last reference.</summary>
    public bool Release() => Interlocked.Decrement(ref _count) == 0;
}
