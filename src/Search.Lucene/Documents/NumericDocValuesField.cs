namespace Search.Lucene.Documents;

/// <summary>One long a document in a column, for sorting and ranges.</summary>
public sealed class NumericDocValuesField(string name, long value) : DocumentField(name)
{
    public long Value { get; set; } = value;
}
