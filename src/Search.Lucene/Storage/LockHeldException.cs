namespace Search.Lucene.Storage;

/// <summary>Another writer, in this or another process, holds the lock.</summary>
public sealed class LockHeldException : IOException
{
    public LockHeldException(string name, Exception? inner = null)
        : base($"The index is being written by someone else: lock '{name}' is held.", inner)
    {
    }
}
