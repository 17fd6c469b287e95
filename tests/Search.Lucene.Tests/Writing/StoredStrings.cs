using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Tests.Writing;

/// <summary>The stored strings of a document by field; numbers and bytes as text.</summary>
internal sealed class StoredStrings : StoredFieldVisitor
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Values of one stored field over all live documents, in the order of the documents.</summary>
    public static List<string> All(DirectoryReader reader, string field)
    {
        var values = new List<string>();
        foreach (LeafContext leaf in reader.Leaves)
        {
            for (int doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (leaf.Reader.LiveDocs is { } live && !live[doc])
                {
                    continue;
                }

                var visitor = new StoredStrings();
                leaf.Reader.StoredFields(doc, visitor);
                values.Add(visitor.Values.GetValueOrDefault(field, "-"));
            }
        }

        return values;
    }

    public override StoredFieldStatus Needs(FieldInfo field) => StoredFieldStatus.Yes;

    public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Values[field.Name] = Encoding.UTF8.GetString(utf8);

    public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Values[field.Name] = Convert.ToHexString(value);

    public override void Int32Field(FieldInfo field, int value) => Values[field.Name] = $"{value}";

    public override void Int64Field(FieldInfo field, long value) => Values[field.Name] = $"{value}";

    public override void SingleField(FieldInfo field, float value) => Values[field.Name] = $"{value}";

    public override void DoubleField(FieldInfo field, double value) => Values[field.Name] = $"{value}";
}
