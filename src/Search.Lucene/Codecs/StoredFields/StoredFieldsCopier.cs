using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.StoredFields;

/// <summary>Adds what it is shown to a writer, under the number that the field has there.</summary>
internal sealed class StoredFieldsCopier(StoredFieldsWriter target, FieldInfos fields) : StoredFieldVisitor
{
    /// <inheritdoc/>
    public override StoredFieldStatus Needs(FieldInfo field) => StoredFieldStatus.Yes;

    /// <inheritdoc/>
    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => target.AddUtf8(Own(field), utf8);

    /// <inheritdoc/>
    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => target.AddBytes(Own(field), value);

    /// <inheritdoc/>
    public override void Int32Field(FieldInfo field, int value) => target.Add(Own(field), value);

    /// <inheritdoc/>
    public override void Int64Field(FieldInfo field, long value) => target.Add(Own(field), value);

    /// <inheritdoc/>
    public override void SingleField(FieldInfo field, float value) => target.Add(Own(field), value);

    /// <inheritdoc/>
    public override void DoubleField(FieldInfo field, double value) => target.Add(Own(field), value);

    private FieldInfo Own(FieldInfo field) =>
        fields[field.Name] ?? throw new InvalidOperationException($"The target segment has no field '{field.Name}'.");
}
