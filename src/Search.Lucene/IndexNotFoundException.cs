namespace Search.Lucene;

/// <summary>The storage holds no commit (no <c>segments_N</c>).</summary>
public sealed class IndexNotFoundException : IOException
{
    public IndexNotFoundException(string message)
        : base(message)
    {
    }
}
