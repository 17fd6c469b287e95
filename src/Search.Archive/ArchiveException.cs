namespace Search.Archive;

/// <summary>A run or an opening failed for a reason that a person can act on; the live generation is untouched.</summary>
public sealed class ArchiveException : Exception
{
    public ArchiveException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
