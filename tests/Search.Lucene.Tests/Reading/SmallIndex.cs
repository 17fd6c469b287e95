using System.Globalization;
using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Reading;

/// <summary>An index of a few kilobytes that has a file of every kind: deletions, updates, soft deletes, an order, vectors, points.</summary>
internal static class SmallIndex
{
    public const string SoftField = "__soft";

    public static MemoryStorage Write(bool compound)
    {
        var storage = new MemoryStorage();
        using var analyzer = new WhitespaceAnalyzer();
        using var writer = new IndexWriter(storage, new IndexWriterOptions
        {
            Analyzer = analyzer,
            UseCompoundFile = compound,
            MergeExecution = MergeExecution.Never,
            SoftDeletesField = SoftField,
            IndexSort = [IndexSortField.Int64("number", reverse: true)],
        });
        for (int i = 0; i < 12; i++)
        {
            writer.AddDocument(Doc(i));
        }

        writer.Commit();
        writer.DeleteDocuments(new Term("id", "3"));
        writer.UpdateNumericDocValue(new Term("id", "5"), "counter", 7);
        writer.UpdateBinaryDocValue(new Term("id", "6"), "bytes", new byte[] { 1, 2, 3 });
        writer.SoftUpdateDocument(new Term("id", "4"), Doc(4), DocValuesUpdate.Numeric(SoftField, 1));
        writer.Commit(new Dictionary<string, string> { ["k"] = "v" });
        return storage;
    }

    private static Document Doc(int i)
    {
        string number = i.ToString(CultureInfo.InvariantCulture);
        var document = new Document(
            new StringField("id", number, stored: true),
            new TextField("body", $"der alte Mann {number} und der See", new TextFieldOptions
            {
                IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
                TermVectors = TermVectorOptions.Positions | TermVectorOptions.Offsets,
                Stored = true,
            }),
            new StoredField("price", i * 1.5),
            new NumericDocValuesField("number", i % 5),
            new NumericDocValuesField("counter", i * 1000),
            new SortedDocValuesField("kind", $"k{i % 3}"),
            new FacetField("person", $"Person {i % 4}"),
            new IntPoint("at", i, -i),
            new LongPoint("year", 2000 + i));
        if (i % 2 == 0)
        {
            document.Add(new BinaryDocValuesField("bytes", new byte[] { (byte)i, 9 }));
            document.Add(new SortedNumericDocValuesField("many", i));
            document.Add(new SortedNumericDocValuesField("many", -i));
            document.Add(new SortedSetDocValuesField("set", $"s{i % 4}"));
            document.Add(new SortedSetDocValuesField("set", "alle"));
        }

        return document;
    }
}
