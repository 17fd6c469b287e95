namespace Search.Lucene.Writing;

/// <summary>The writer is closed: by its owner, or by an error (then the inner exception) after which memory and disk might disagree.</summary>
public sealed class WriterClosedException : InvalidOperationException
{
    public WriterClosedException(Exception? cause)
        : base(cause is null ? "The index writer is closed." : "The index writer has closed itself after an error; the last commit is intact.", cause)
    {
    }
}
