using System.Text;

namespace Search.Lucene.Documents;

/// <summary>A byte string in a column with a dictionary that holds a set of them a document. At most 32,766 bytes.</summary>
public sealed class SortedSetDocValuesField(string name, ReadOnlyMemory<byte> value) : DocumentField(name)
{
    /// <summary>The UTF-8 bytes of a string.</summary>
    public SortedSetDocValuesField(string name, string value)
        : this(name, Encoding.UTF8.GetBytes(value))
    {
    }

    public ReadOnlyMemory<byte> Value { get; set; } = value;
}
