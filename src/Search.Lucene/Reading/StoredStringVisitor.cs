using System.Text;
using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>Finds the first string that a document has stored in a field.</summary>
internal sealed class StoredStringVisitor(string wanted) : StoredFieldVisitor
{
    public string? Value { get; private set; }

    public override StoredFieldStatus Needs(FieldInfo field)
        => Value is not null ? StoredFieldStatus.Stop
            : string.Equals(field.Name, wanted, StringComparison.Ordinal) ? StoredFieldStatus.Yes
            : StoredFieldStatus.No;

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Value ??= Encoding.UTF8.GetString(utf8);

    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value)
    {
    }

    public override void Int32Field(FieldInfo field, int value)
    {
    }

    public override void Int64Field(FieldInfo field, long value)
    {
    }

    public override void SingleField(FieldInfo field, float value)
    {
    }

    public override void DoubleField(FieldInfo field, double value)
    {
    }
}
