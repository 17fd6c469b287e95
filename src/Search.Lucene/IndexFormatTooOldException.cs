namespace Search.Lucene;

/// <summary>The file was written in a format older than this engine reads.</summary>
public sealed class IndexFormatTooOldException : IndexFormatException
{
    public IndexFormatTooOldException(string file, string reason)
        : base(file, reason)
    {
    }
}
