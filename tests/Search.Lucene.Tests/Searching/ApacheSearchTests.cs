using System.Globalization;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Sorting;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>
/// The proof against Apache Lucene 8.8: for random query trees, on the same index, the same documents in the same order with
/// float-bit-equal scores, under exact counting and, for the best ten, with pruning.
/// </summary>
public sealed class ApacheSearchTests
{
    private const int Wanted = 10_000;

    [Theory]
    [InlineData(true, 1, 40, 1, 150)]
    [InlineData(true, 2, 400, 4, 250)]
    [InlineData(true, 3, 3000, 3, 250)]
    [InlineData(true, 4, 12000, 1, 150)]
    [InlineData(false, 5, 40, 1, 100)]
    [InlineData(false, 6, 400, 4, 200)]
    [InlineData(false, 7, 6000, 2, 200)]
    public void Random_queries_score_as_in_Apache(bool byApache, int seed, int documents, int segments, int queries)
    {
        JavaOracle.SkipUnlessPresent();
        IndexScript script = SearchScript.Make(seed, documents, segments);
        using TemporaryIndex index = byApache ? TemporaryIndex.ByApache(script) : TemporaryIndex.ByThisEngine(script);
        using JavaOracle oracle = new("SearchOracle");
        oracle.Ask("open", index.Path);
        using IndexReader reader = index.Open();
        IndexSearcher searcher = new(reader);
        int found = 0;
        for (int i = 0; i < queries; i++)
        {
            Query query = new RandomQueries((seed * 100_000) + i, columns: true).Next();
            found += Compare(oracle, searcher, query, $"seed {seed}, query {i}") > 0 ? 1 : 0;
        }

        Assert.True(found > queries / 2, $"only {found} of {queries} queries found anything");
    }

    [Theory]
    [InlineData(true, 11, 500, 3)]
    [InlineData(false, 12, 3000, 2)]
    public void Columns_sort_and_facets_count_as_in_Apache(bool byApache, int seed, int documents, int segments)
    {
        JavaOracle.SkipUnlessPresent();
        IndexScript script = SearchScript.Make(seed, documents, segments);
        using TemporaryIndex index = byApache ? TemporaryIndex.ByApache(script) : TemporaryIndex.ByThisEngine(script);
        using JavaOracle oracle = new("SearchOracle");
        oracle.Ask("open", index.Path);
        using IndexReader reader = index.Open();
        IndexSearcher searcher = new(reader);
        for (int i = 0; i < 60; i++)
        {
            Query query = new RandomQueries((seed * 100_000) + i, columns: true).Next();
            string text = QueryText.Of(query);
            bool descending = i % 2 == 0;
            bool missingFirst = i % 4 < 2;
            IReadOnlyList<string> sorted = oracle.Ask("sort", "50", i % 3 == 0 ? "dense" : "n", descending ? "1" : "0", missingFirst ? "1" : "0", text);
            Sort sort = new(new SortField(SortFieldKind.Int64, i % 3 == 0 ? "dense" : "n", descending, missingFirst));
            TopDocs found = searcher.Search(query, new SearchOptions { Size = 50, Sort = sort });
            Assert.Equal(sorted, [Number(found.Total), .. found.Hits.Select(hit => Number(hit.Doc))]);

            IReadOnlyList<string> counted = oracle.Ask("facets", "person", "20", text);
            FacetCollector facets = new(reader, "facet_person");
            searcher.Collect(query, facets);
            FacetTop top = facets.Counts("facet_person").Top("person", 20);
            long sum = top.OtherCount + top.Values.Sum(value => (long)value.Count);
            Assert.Equal(counted, [$"{Number(top.TotalValues)} {Number(sum)}", .. top.Values.Select(value => $"{Number(value.Count)} {value.Label}")]);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Fails on any difference; returns the number of matches.</summary>
    private static long Compare(JavaOracle oracle, IndexSearcher searcher, Query query, string where)
    {
        string text = QueryText.Of(query);
        IReadOnlyList<string> answer = oracle.Ask("search", Wanted.ToString(CultureInfo.InvariantCulture), text);
        string[] expected = [.. answer.Skip(1)];
        long total = long.Parse(answer[0].Split(' ')[0], CultureInfo.InvariantCulture);

        TopDocs all = searcher.Search(query, new SearchOptions { Size = Wanted, ExactTotals = true });
        string[] actual = [.. all.Hits.Select(Show)];
        int difference = Enumerable.Range(0, Math.Min(expected.Length, actual.Length)).FirstOrDefault(i => expected[i] != actual[i], -1);
        Assert.True(difference < 0, $"{where}: hit {difference} is {actual.ElementAtOrDefault(difference)}, Apache's {expected.ElementAtOrDefault(difference)}\n{text}\n{searcher.Rewrite(query)}");
        Assert.True(total == all.Total && all.TotalIsExact && expected.Length == actual.Length, $"{where}: {all.Total} matches, Apache's {total}\n{text}");
        Assert.True(searcher.Count(query) == total, $"{where}: count");

        TopDocs pruned = searcher.Search(query, new SearchOptions { Size = 10, TotalHitsThreshold = 10 });
        Assert.True(pruned.Hits.Select(Show).SequenceEqual(expected.Take(10)), $"{where}: the best ten differ when pruned\n{text}");
        Assert.True(pruned.Total <= total && (!pruned.TotalIsExact || pruned.Total == total), $"{where}: pruned total");
        return total;
    }

    private static string Show(Hit hit) => $"{hit.Doc.ToString(CultureInfo.InvariantCulture)} {QueryText.Bits(hit.Score)}";
}
