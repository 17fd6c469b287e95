namespace Search.Lucene.Documents;

/// <summary>One byte string a document in a column.</summary>
public sealed class BinaryDocValuesField(string name, ReadOnlyMemory<byte> value) : DocumentField(name)
{
    public ReadOnlyMemory<byte> Value { get; set; } = value;
}
