using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Indexes are added by copying their segments.</summary>
public sealed class AddIndexesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Segments_are_copied_with_deletions_and_updates(bool compound)
    {
        using MemoryStorage source = Source(compound);
        using var storage = new MemoryStorage();
        using (var target = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = MergeExecution.Never }))
        {
            // Fields get their numbers in another order here.
            target.AddDocument(new Document(new NumericDocValuesField("neu", 7), new TextField("body", "da"), new StringField("id", "0", stored: true)));
            target.DeleteDocuments(new Term("id", "3"));
            target.AddIndexes(source, source);
            target.UpdateNumericDocValue(new Term("id", "2"), "n", 5);
            target.Commit();
            Check(storage, ["0", "2", "3", "2", "3"], [5, 40, 5, 40]);
            target.ForceMerge(1);
        }

        Check(storage, ["0", "2", "3", "2", "3"], [5, 40, 5, 40]);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_copied()
    {
        using MemoryStorage source = Source(compound: false);
        using var storage = new MemoryStorage();
        using var target = new IndexWriter(storage, IndexWriterTests.Options());
        target.AddDocument(new Document(new SortedDocValuesField("n", "anders")));
        target.Commit();
        string[] files = storage.ListFiles().ToArray();
        Assert.Throws<DocumentRefusedException>(() => target.AddIndexes(source));
        Assert.Throws<ArgumentException>(() => target.AddIndexes(storage));
        using (new IndexWriter(source, IndexWriterTests.Options()))
        {
            Assert.Throws<LockHeldException>(() => target.AddIndexes(source));
        }

        Assert.Equal(files, storage.ListFiles());
        Assert.Equal(1, target.DocCount);

        using var sorted = new IndexWriter(new MemoryStorage(), IndexWriterTests.Options() with { IndexSort = [IndexSortField.Int64("n")] });
        Assert.Throws<ArgumentException>(() => sorted.AddIndexes(source));
    }

    private static MemoryStorage Source(bool compound)
    {
        var source = new MemoryStorage();
        using var writer = new IndexWriter(source, IndexWriterTests.Options() with { UseCompoundFile = compound });
        for (int i = 1; i <= 3; i++)
        {
            Document document = IndexWriterTests.Doc($"{i}", "quelle");
            document.Add(new NumericDocValuesField("n", i * 10));
            writer.AddDocument(document);
        }

        writer.Commit();
        writer.DeleteDocuments(new Term("id", "1"));
        writer.UpdateNumericDocValue(new Term("id", "3"), "n", 40);
        return source;
    }

    private static void Check(IndexStorage storage, string[] ids, long[] values)
    {
        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        Assert.Equal(ids, StoredStrings.All(reader, "id"));
        Assert.Equal(values, ColumnValues.Of(reader, "n"));
    }
}
