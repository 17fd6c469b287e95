namespace Search.Archive;

/// <summary>Another writer is at work on the archive.</summary>
public sealed class ArchiveBusyException : InvalidOperationException
{
    public ArchiveBusyException(string index, Exception? inner = null)
        : base($"Another writer is at work on the archive in '{index}'. Wait until it is done, or stop it.", inner)
    {
    }
}
