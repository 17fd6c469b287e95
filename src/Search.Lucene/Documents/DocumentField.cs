namespace Search.Lucene.Documents;

/// <summary>A named value of a document. Several fields of one document may share a name.</summary>
public abstract class DocumentField
{
    private protected DocumentField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    public string Name { get; }
}
