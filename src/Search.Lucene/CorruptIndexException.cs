namespace Search.Lucene;

/// <summary>Bytes contradict the format or their checksum.</summary>
public sealed class CorruptIndexException : IndexFormatException
{
    public CorruptIndexException(string file, string reason, Exception? inner = null)
        : base(file, reason, inner)
    {
    }
}
