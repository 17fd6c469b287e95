using Search.Archive.Port;

namespace Search.Archive.Generations;

/// <summary>An open reader with the count of those who use it; the archive's own use counts as one.</summary>
internal sealed class OpenState(IEngineReader reader)
{
    private int _users = 1;

    public IEngineReader Reader => reader;

    /// <summary>Call while the archive's own use still counts.</summary>
    public ReaderLease Lease()
    {
        Interlocked.Increment(ref _users);
        return new ReaderLease(this);
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            reader.Dispose();
        }
    }
}
