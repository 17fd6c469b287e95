namespace Search.Lucene.Writing;

/// <summary>A document cannot be indexed as it is; nothing of it is in the index, and the writer goes on.</summary>
public sealed class DocumentRefusedException : ArgumentException
{
    public DocumentRefusedException(string field, string reason)
        : base($"Field '{field}': {reason}.") => Field = field;

    /// <summary>Name of the field that is to blame.</summary>
    public string Field { get; }
}
