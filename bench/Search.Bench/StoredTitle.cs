using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Bench;

/// <summary>Takes the title of a document, as a string, and leaves the rest unread.</summary>
internal sealed class StoredTitle : StoredFieldVisitor
{
    public string Value { get; private set; } = "";

    public override StoredFieldStatus Needs(FieldInfo field) => field.Name == "title" ? StoredFieldStatus.Yes : StoredFieldStatus.No;

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Value = Encoding.UTF8.GetString(utf8);

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
