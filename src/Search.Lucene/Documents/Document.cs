using System.Collections;

namespace Search.Lucene.Documents;

/// <summary>What is handed to the writer: fields in the order in which they are indexed and stored. Reusable after the call.</summary>
public sealed class Document : IReadOnlyList<DocumentField>
{
    private readonly List<DocumentField> _fields = [];

    public Document(params ReadOnlySpan<DocumentField> fields)
    {
        foreach (DocumentField field in fields)
        {
            _fields.Add(field);
        }
    }

    public int Count => _fields.Count;

    public DocumentField this[int index] => _fields[index];

    public void Add(DocumentField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        _fields.Add(field);
    }

    public void Clear() => _fields.Clear();

    public IEnumerator<DocumentField> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
