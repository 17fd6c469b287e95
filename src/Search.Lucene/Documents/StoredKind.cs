namespace Search.Lucene.Documents;

/// <summary>Type of a stored value.</summary>
public enum StoredKind
{
    String,
    Bytes,
    Int32,
    Int64,
    Single,
    Double,
}
