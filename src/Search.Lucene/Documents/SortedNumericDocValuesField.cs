namespace Search.Lucene.Documents;

/// <summary>A long in a column that holds any number of them a document.</summary>
public sealed class SortedNumericDocValuesField(string name, long value) : DocumentField(name)
{
    public long Value { get; set; } = value;
}
