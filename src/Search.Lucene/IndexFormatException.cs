namespace Search.Lucene;

/// <summary>An index file cannot be used: its bytes are damaged, too old or too new. Names the file.</summary>
public abstract class IndexFormatException : IOException
{
    protected IndexFormatException(string file, string reason, Exception? inner = null)
        : base($"{reason} (file: {file})", inner) => File = file;

    /// <summary>Name of the file, or of the part of a compound file.</summary>
    public string File { get; }
}
