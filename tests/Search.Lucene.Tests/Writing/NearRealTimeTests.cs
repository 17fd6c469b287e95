using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Writing;

/// <summary>Readers over a writer see what is not committed, and cost nothing when there is nothing new.</summary>
public sealed class NearRealTimeTests
{
    [Fact]
    public void A_reader_over_a_writer_sees_what_is_not_committed()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = MergeExecution.Never });
        writer.AddDocument(IndexWriterTests.Doc("1", "eins"));
        using DirectoryReader first = DirectoryReader.Open(writer);
        Assert.Equal(["1"], StoredStrings.All(first, "id"));
        Assert.False(DirectoryReader.IndexExists(storage));
        Assert.True(first.IsNearRealTime);

        writer.UpdateDocument(new Term("id", "1"), IndexWriterTests.Doc("1", "zwei"));
        Assert.False(first.IsCurrent());
        using DirectoryReader second = DirectoryReader.OpenIfChanged(first)!;
        Assert.Equal(["eins"], StoredStrings.All(first, "body"));
        Assert.Equal(["zwei"], StoredStrings.All(second, "body"));
        Assert.Null(DirectoryReader.OpenIfChanged(second));
        Assert.True(second.IsCurrent());

        writer.Commit();
        using DirectoryReader committed = DirectoryReader.Open(storage);
        Assert.Equal(["zwei"], StoredStrings.All(committed, "body"));
    }

    [Fact]
    public void Segments_are_shared_and_survive_the_writer()
    {
        using var storage = new MemoryStorage();
        DirectoryReader second;
        using (var writer = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = MergeExecution.Never }))
        {
            writer.AddDocument(IndexWriterTests.Doc("1", "eins"));
            writer.AddDocument(IndexWriterTests.Doc("2", "zwei"));
            using DirectoryReader first = DirectoryReader.Open(writer);
            writer.AddDocument(IndexWriterTests.Doc("3", "drei"));
            writer.DeleteDocuments(new Term("id", "2"));
            second = DirectoryReader.OpenIfChanged(first, writer)!;
            Assert.Same(((SegmentReader)first.Leaves[0].Reader).Core, ((SegmentReader)second.Leaves[0].Reader).Core);
            Assert.Equal(["1", "2"], StoredStrings.All(first, "id"));
            writer.ForceMerge(1);
            writer.Commit();
        }

        Assert.Equal(["1", "3"], StoredStrings.All(second, "id"));
        using DirectoryReader third = DirectoryReader.OpenIfChanged(second)!;
        Assert.Equal(["1", "3"], StoredStrings.All(third, "id"));
        Assert.Single(third.Leaves);
        Assert.False(third.IsNearRealTime);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => DirectoryReader.OpenIfChanged(second));
    }

    [Fact]
    public void Looking_for_changes_where_there_are_none_touches_no_file()
    {
        using var storage = new VolatileStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.AddDocument(IndexWriterTests.Doc("1", "eins"));
        using var manager = new SearcherManager(writer);
        long before = storage.Operations;
        for (int i = 0; i < 1000; i++)
        {
            Assert.True(manager.MaybeRefresh());
        }

        Assert.Equal(before, storage.Operations);
    }

    [Theory]
    [InlineData(MergeExecution.Inline)]
    [InlineData(MergeExecution.Background)]
    public async Task Searches_see_whole_operations_while_others_write(MergeExecution merges)
    {
        const int Rounds = 400;
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options() with { MergeExecution = merges });
        writer.AddDocument(IndexWriterTests.Doc("1", "alle 0"));
        using var manager = new SearcherManager(writer);
        using var stop = new CancellationTokenSource();
        Task[] readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                manager.MaybeRefresh();
                using SearcherLease lease = manager.Acquire();
                Assert.Equal(1, lease.Searcher.Count(new TermQuery(new Term("id", "1"))));
                Assert.Single(StoredStrings.All((DirectoryReader)lease.Searcher.Reader, "id"));
            }
        })).ToArray();
        for (int i = 1; i <= Rounds; i++)
        {
            writer.UpdateDocument(new Term("id", "1"), IndexWriterTests.Doc("1", $"alle {i}"));
            if (i % 50 == 0)
            {
                writer.Commit();
            }

            manager.RefreshBlocking();
            using SearcherLease lease = manager.Acquire();
            Assert.Equal([$"alle {i}"], StoredStrings.All((DirectoryReader)lease.Searcher.Reader, "body"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void A_manager_follows_the_commits_of_a_storage()
    {
        using var storage = new MemoryStorage();
        using var writer = new IndexWriter(storage, IndexWriterTests.Options());
        writer.Commit();
        var manager = new SearcherManager(storage);
        writer.AddDocument(IndexWriterTests.Doc("1", "eins"));
        manager.MaybeRefresh();
        Assert.Equal(0, Count(manager));
        writer.Commit();
        using (SearcherLease old = manager.Acquire())
        {
            manager.MaybeRefresh();
            Assert.Equal(0, old.Searcher.Count(new MatchAllDocsQuery()));
        }

        Assert.Equal(1, Count(manager));
        manager.Dispose();
        Assert.Throws<ObjectDisposedException>(() => manager.Acquire());
        Assert.Throws<ObjectDisposedException>(() => manager.MaybeRefresh());
    }

    private static long Count(SearcherManager manager)
    {
        using SearcherLease lease = manager.Acquire();
        return lease.Searcher.Count(new MatchAllDocsQuery());
    }
}
