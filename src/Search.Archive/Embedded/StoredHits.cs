using System.Text;
using System.Text.Json;
using Search.Archive.Schema;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Archive.Embedded;

/// <summary>Loads what the index stores of documents.</summary>
internal sealed class StoredHits(IndexReader reader)
{
    /// <summary>Everything but the text.</summary>
    public StoredArticle LoadMeta(int doc) => Load(doc, withText: false).Meta;

    /// <summary>The article with its text.</summary>
    public StoredArticle LoadWhole(int doc)
    {
        (StoredArticle meta, string text) = Load(doc, withText: true);
        return meta with { Article = meta.Article with { Body = text } };
    }

    public (StoredArticle Meta, string Text) Load(int doc, bool withText)
    {
        LeafContext leaf = LeafOf(doc);
        var visitor = new Visitor(withText);
        leaf.Reader.StoredFields(doc - leaf.DocBase, visitor);
        return (visitor.Meta ?? throw new InvalidDataException($"Document {doc} has no stored article."), visitor.Text);
    }

    private LeafContext LeafOf(int doc)
    {
        for (int i = reader.Leaves.Count - 1; ; i--)
        {
            if (reader.Leaves[i].DocBase <= doc)
            {
                return reader.Leaves[i];
            }
        }
    }

    private sealed class Visitor(bool withText) : StoredFieldVisitor
    {
        public StoredArticle? Meta { get; private set; }

        public string Text { get; private set; } = "";

        public override StoredFieldStatus Needs(FieldInfo field) => field.Name switch
        {
            ArticleFields.Meta => StoredFieldStatus.Yes,
            ArticleFields.Text when withText => StoredFieldStatus.Yes,
            ArticleFields.Text => StoredFieldStatus.Stop,
            _ => StoredFieldStatus.No,
        };

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) => Text = Encoding.UTF8.GetString(utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) => Meta = JsonSerializer.Deserialize(value, SchemaJson.Default.StoredArticle);

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
}
