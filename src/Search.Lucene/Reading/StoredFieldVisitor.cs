using Search.Lucene.Model;

namespace Search.Lucene.Reading;

/// <summary>Receives the stored fields of a document in the order in which they were added.</summary>
public abstract class StoredFieldVisitor
{
    /// <summary>Whether the field is wanted, or nothing more of this document.</summary>
    public abstract StoredFieldStatus Needs(FieldInfo field);

    /// <summary>UTF-8 bytes of a string, valid during the call.</summary>
    public abstract void StringField(FieldInfo field, ReadOnlySpan<byte> utf8);

    /// <summary>Bytes, valid during the call.</summary>
    public abstract void BinaryField(FieldInfo field, ReadOnlySpan<byte> value);

    public abstract void Int32Field(FieldInfo field, int value);

    public abstract void Int64Field(FieldInfo field, long value);

    public abstract void SingleField(FieldInfo field, float value);

    public abstract void DoubleField(FieldInfo field, double value);
}
