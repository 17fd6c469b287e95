using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Several threads add, replace and commit at once.</summary>
public sealed class IndexWriterThreadsTests
{
    [Theory]
    [InlineData(MergeExecution.Inline)]
    [InlineData(MergeExecution.Background)]
    public void Every_acknowledged_document_is_there_once(MergeExecution merges)
    {
        const int Threads = 4;
        const int Each = 1500;
        using var storage = new MemoryStorage();
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = merges, RamBufferMegabytes = 8 }))
        {
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
            {
                for (int i = 0; i < Each; i++)
                {
                    // Every id is written twice by its thread, and the shared one by all.
                    string id = $"{thread}-{i / 2}";
                    writer.UpdateDocument(new Term("id", id), IndexWriterTests.Doc(id, $"fassung {i}"));
                    writer.UpdateDocument(new Term("id", "alle"), IndexWriterTests.Doc("alle", $"von {thread}"));
                    if (i % 400 == 399)
                    {
                        writer.Commit();
                        using DirectoryReader snapshot = DirectoryReader.Open(storage);
                        Assert.Single(StoredStrings.All(snapshot, "id"), "alle");
                    }
                }
            });
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true);
        List<string> ids = StoredStrings.All(reader, "id");
        Assert.Equal((Threads * Each / 2) + 1, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(StoredStrings.All(reader, "body").Where(b => b.StartsWith("fassung", StringComparison.Ordinal)), b => Assert.True(int.Parse(b[8..]) % 2 == 1));
    }
}
