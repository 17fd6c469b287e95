namespace Search.Lucene.Reading;

/// <summary>Answer of a <see cref="StoredFieldVisitor"/>.</summary>
public enum StoredFieldStatus
{
    Yes,
    No,
    Stop,
}
