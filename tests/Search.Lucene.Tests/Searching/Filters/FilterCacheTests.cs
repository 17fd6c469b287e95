using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching.Filters;

public sealed class FilterCacheTests : IDisposable
{
    private readonly MemoryStorage _storage = new();

    public FilterCacheTests() => OurScript.Run(SearchScript.Make(61, 2000, 3), _storage);

    public void Dispose() => _storage.Dispose();

    [Fact]
    public void Keeps_filters_that_come_again_and_drops_them_with_their_segments()
    {
        FilterCache cache = new(new FilterCacheOptions { MinSegmentDocs = 0 });
        using (DirectoryReader reader = DirectoryReader.Open(_storage))
        {
            IndexSearcher searcher = new(reader, filters: cache);
            Query query = Narrowed(0);
            long total = searcher.Count(query);
            Assert.Equal((0, 0), (cache.Count, cache.Hits));
            Assert.Equal(total, searcher.Count(query));
            Assert.Equal(reader.Leaves.Count, cache.Count);
            Assert.Equal(total, searcher.Count(query));
            Assert.Equal(reader.Leaves.Count, cache.Hits);
            Assert.True(cache.Bytes > 0);
        }

        Assert.Equal((0, 0), (cache.Count, cache.Bytes));
    }

    [Fact]
    public void Stays_within_its_memory_and_keeps_what_was_used_last()
    {
        FilterCache cache = new(new FilterCacheOptions { MinSegmentDocs = 0, MinUses = 1, MaxBytes = 4000 });
        using DirectoryReader reader = DirectoryReader.Open(_storage);
        IndexSearcher searcher = new(reader, filters: cache);
        for (int i = 0; i < 30; i++)
        {
            searcher.Count(Narrowed(i));
            Assert.InRange(cache.Bytes, 1, 4000);
        }

        long hits = cache.Hits;
        searcher.Count(Narrowed(29));
        Assert.True(cache.Hits > hits);
    }

    [Fact]
    public void Leaves_small_segments_terms_and_rare_filters_alone()
    {
        FilterCache cache = new();
        using DirectoryReader reader = DirectoryReader.Open(_storage);
        IndexSearcher searcher = new(reader, filters: cache);
        for (int i = 0; i < 3; i++)
        {
            searcher.Count(Narrowed(1));
        }

        FilterCache all = new(new FilterCacheOptions { MinSegmentDocs = 0, MinUses = 1 });
        new IndexSearcher(reader, filters: all).Count(BooleanQuery.Builder().Must(new MatchAllDocsQuery()).Filter(new TermQuery("body", "a")).Build());
        Assert.Equal((0, 0), (cache.Count, all.Count));
    }

    [Fact]
    public async Task Many_threads_share_it()
    {
        FilterCache cache = new(new FilterCacheOptions { MinSegmentDocs = 0, MaxBytes = 3000 });
        using DirectoryReader reader = DirectoryReader.Open(_storage);
        IndexSearcher searcher = new(reader, filters: cache);
        long[] expected = [.. Enumerable.Range(0, 10).Select(i => new IndexSearcher(reader).Count(Narrowed(i)))];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                Assert.Equal(expected[i % 10], searcher.Count(Narrowed(i % 10)));
            }
        })));
    }

    private static Query Narrowed(int from)
        => BooleanQuery.Builder().Must(new TermQuery("body", "a")).Filter(new DocValuesRangeQuery("n", from, from + 100)).Build();
}
