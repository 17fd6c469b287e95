namespace Search.Lucene;

/// <summary>The file was written in a format, codec or version that this engine does not know.</summary>
public sealed class IndexFormatTooNewException : IndexFormatException
{
    public IndexFormatTooNewException(string file, string reason)
        : base(file, reason)
    {
    }
}
