using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Documents with a value in the soft-deletes field are deleted for those who ask, and there for others, until they are merged away.</summary>
public sealed class SoftDeletesTests
{
    private const string Field = "__soft";

    [Fact]
    public void A_softly_replaced_document_is_hidden_counted_and_merged_away()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        writer.AddDocument(IndexWriterTests.Doc("1", "alt"));
        writer.AddDocument(IndexWriterTests.Doc("2", "bleibt"));
        writer.Commit();
        writer.SoftUpdateDocument(new Term("id", "1"), IndexWriterTests.Doc("1", "neu"), DocValuesUpdate.Numeric(Field, 1));
        writer.Commit();

        Assert.Equal(["bleibt", "neu"], Bodies(storage, Field));
        Assert.Equal(["alt", "bleibt", "neu"], Bodies(storage, null));
        Assert.Equal(2, writer.DocCount);
        using (DirectoryReader commit = DirectoryReader.Open(storage))
        {
            Assert.Equal([1, 0], commit.Commit.Segments.Select(s => s.SoftDeleteCount));
            Assert.Equal([0, 0], commit.Commit.Segments.Select(s => s.DeleteCount));
            Assert.True(commit.Leaves[0].Reader.FieldInfos[Field]!.IsSoftDeletes);
        }

        using (DirectoryReader live = DirectoryReader.Open(writer))
        {
            Assert.Equal(["bleibt", "neu"], StoredStrings.All(live, "body"));
        }

        // A delete for good takes softly deleted documents as well.
        writer.DeleteDocuments(new Term("id", "1"));
        writer.Commit();
        using (DirectoryReader commit = DirectoryReader.Open(storage))
        {
            Assert.Equal([(0, 1)], commit.Commit.Segments.Select(s => (s.SoftDeleteCount, s.DeleteCount)));
        }

        writer.SoftUpdateDocument(new Term("id", "2"), IndexWriterTests.Doc("2", "neuer"), DocValuesUpdate.Numeric(Field, 1));
        writer.ForceMerge(1);
        writer.Commit();
        Assert.Equal(["neuer"], Bodies(storage, null));
    }

    [Fact]
    public void A_document_may_be_born_deleted_and_a_reader_is_brought_up_to_date()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, Options());
        writer.AddDocument(IndexWriterTests.Doc("1", "da"));
        writer.Commit();
        using DirectoryReader first = DirectoryReader.Open(storage, softDeletesField: Field);
        Document tombstone = IndexWriterTests.Doc("2", "grabstein");
        tombstone.Add(new NumericDocValuesField(Field, 1));
        writer.AddDocument(tombstone);
        writer.UpdateNumericDocValue(new Term("id", "1"), Field, 1);
        writer.AddDocument(IndexWriterTests.Doc("3", "neu"));
        writer.Commit();
        using DirectoryReader second = DirectoryReader.OpenIfChanged(first)!;
        Assert.Equal(["da"], StoredStrings.All(first, "body"));
        Assert.Equal(["neu"], StoredStrings.All(second, "body"));
    }

    [Fact]
    public void The_index_remembers_its_field()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, Options()))
        {
            writer.AddDocument(IndexWriterTests.Doc("1", "alt"));
            writer.AddDocument(IndexWriterTests.Doc("2", "bleibt"));
            writer.SoftUpdateDocument(new Term("id", "1"), IndexWriterTests.Doc("1", "neu"), DocValuesUpdate.Numeric(Field, 1));
        }

        Assert.Throws<ArgumentException>(() => new IndexWriter(storage, IndexWriterTests.Options() with { SoftDeletesField = "anders" }));
        Assert.Throws<ArgumentException>(() => new IndexWriter(storage, IndexWriterTests.Options() with { SoftDeletesField = "id" }));
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            Assert.Equal(Field, writer.SoftDeletesField);
            Assert.Equal(2, writer.DocCount);
            writer.ForceMerge(1);
        }

        Assert.Equal(["bleibt", "neu"], Bodies(storage, null).Order());
    }

    private static IndexWriterOptions Options() =>
        IndexWriterTests.Options() with { SoftDeletesField = Field, MergeExecution = MergeExecution.Never };

    private static List<string> Bodies(IndexStorage storage, string? field)
    {
        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true, field);
        return StoredStrings.All(reader, "body");
    }
}
