namespace Search.Lucene.Documents;

/// <summary>A value that is kept with the document and not indexed.</summary>
public sealed class StoredField : DocumentField
{
    private double _double;
    private long _integer;

    public StoredField(string name, string value)
        : base(name) => Set(value);

    public StoredField(string name, ReadOnlyMemory<byte> value)
        : base(name) => Set(value);

    public StoredField(string name, int value)
        : base(name) => Set(value);

    public StoredField(string name, long value)
        : base(name) => Set(value);

    public StoredField(string name, float value)
        : base(name) => Set(value);

    public StoredField(string name, double value)
        : base(name) => Set(value);

    /// <summary>Which of the values counts.</summary>
    public StoredKind Kind { get; private set; }

    public string? StringValue { get; private set; }

    public ReadOnlyMemory<byte> BytesValue { get; private set; }

    public int Int32Value => (int)_integer;

    public long Int64Value => _integer;

    public float SingleValue => (float)_double;

    public double DoubleValue => _double;

    public void Set(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        StringValue = value;
        Kind = StoredKind.String;
    }

    public void Set(ReadOnlyMemory<byte> value)
    {
        BytesValue = value;
        Kind = StoredKind.Bytes;
    }

    public void Set(int value)
    {
        _integer = value;
        Kind = StoredKind.Int32;
    }

    public void Set(long value)
    {
        _integer = value;
        Kind = StoredKind.Int64;
    }

    public void Set(float value)
    {
        _double = value;
        Kind = StoredKind.Single;
    }

    public void Set(double value)
    {
        _double = value;
        Kind = StoredKind.Double;
    }
}
