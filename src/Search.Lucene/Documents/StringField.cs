namespace Search.Lucene.Documents;

/// <summary>A value indexed whole as one term: documents only, no norms. For ids and filters.</summary>
public sealed class StringField(string name, string value, bool stored = false) : DocumentField(name)
{
    public string Value { get; set; } = value;

    public bool Stored { get; } = stored;
}
