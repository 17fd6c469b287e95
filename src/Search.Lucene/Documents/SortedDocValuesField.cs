using System.Text;

namespace Search.Lucene.Documents;

/// <summary>One byte string a document in a column with a dictionary, for sorting and grouping. At most 32,766 bytes.</summary>
public sealed class SortedDocValuesField(string name, ReadOnlyMemory<byte> value) : DocumentField(name)
{
    /// <summary>The UTF-8 bytes of a string.</summary>
    public SortedDocValuesField(string name, string value)
        : this(name, Encoding.UTF8.GetBytes(value))
    {
    }

    public ReadOnlyMemory<byte> Value { get; set; } = value;
}
