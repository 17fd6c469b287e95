namespace Search.Lucene.Searching;

/// <summary>A query, sort or facet needs what the field was not indexed with.</summary>
public sealed class UnsupportedFieldException(string field, string need)
    : Exception($"Field '{field}' was indexed without {need}.")
{
    public string Field { get; } = field;

    public string Need { get; } = need;
}
