using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>A commit in two steps publishes what was done before the first, or nothing.</summary>
public sealed class TwoPhaseCommitTests
{
    [Fact]
    public void What_is_prepared_is_published_and_what_comes_later_is_not()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.AddDocument(IndexWriterTests.Doc("1", "vorher"));
        Assert.True(writer.PrepareCommit(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.False(DirectoryReader.IndexExists(storage));
        writer.AddDocument(IndexWriterTests.Doc("2", "nachher"));
        writer.DeleteDocuments(new Term("id", "1"));
        writer.ForceMerge(1);
        Assert.Equal(1, writer.Commit());
        Assert.Equal(["1"], Ids(storage));
        Assert.Equal("v", writer.UserData["k"]);
        Assert.Equal(2, writer.Commit());
        Assert.Equal(["2"], Ids(storage));
    }

    [Fact]
    public void A_prepared_commit_is_given_up_by_rollback()
    {
        using var storage = new MemoryStorage();
        var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.AddDocument(IndexWriterTests.Doc("1", "bleibt"));
        writer.Commit();
        string[] files = storage.ListFiles().ToArray();
        writer.AddDocument(IndexWriterTests.Doc("2", "geht"));
        writer.PrepareCommit();
        writer.Rollback();
        Assert.Equal(files, storage.ListFiles());
        Assert.Equal(["1"], Ids(storage));
    }

    [Fact]
    public void A_prepared_commit_is_not_published_by_disposing()
    {
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options()))
        {
            writer.Commit();
            writer.AddDocument(IndexWriterTests.Doc("1", "nie"));
            writer.PrepareCommit();
        }

        Assert.Empty(Ids(storage));
    }

    [Fact]
    public void Steps_out_of_order_are_refused()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.Commit();
        Assert.False(writer.PrepareCommit());
        writer.AddDocument(IndexWriterTests.Doc("1", "x"));
        Assert.True(writer.PrepareCommit());
        Assert.Throws<InvalidOperationException>(() => writer.PrepareCommit());
        Assert.Throws<InvalidOperationException>(() => writer.Commit(new Dictionary<string, string> { ["zu"] = "spät" }));
        Assert.Equal(2, writer.Commit());
    }

    private static List<string> Ids(IndexStorage storage)
    {
        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        return StoredStrings.All(reader, "id");
    }
}
