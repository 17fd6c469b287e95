using System.Globalization;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Grouping;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;
using Search.Lucene.Searching.Sorting;
using Search.Lucene.Searching.Spelling;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>
/// The proof against Apache Lucene 8.8: for random query trees, on the same index, the same documents in the same order with
/// float-bit-equal scores, under exact counting and, for the best ten, with pruning; the same orders by columns, page by page; the same
/// matches explained. Over 200 small indexes and a few large ones, written by either engine, 10,000 trees in all.
/// </summary>
public sealed class ApacheSearchTests(SearchOracles oracles) : IClassFixture<SearchOracles>
{
    private const int Wanted = 20_000;
    private const int SmallIndexesPerGroup = 20;
    private const int QueriesPerSmallIndex = 45;

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
        int found = Ask(byApache, seed, documents, segments, queries);
        Assert.True(found > queries / 2, $"only {found} of {queries} queries found anything");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Small_indexes_answer_as_in_Apache(int group)
    {
        int found = 0;
        for (int i = 0; i < SmallIndexesPerGroup; i++)
        {
            int seed = (group * 1000) + i;
            Random shape = new(seed);
            int documents = (int)Math.Exp(shape.NextDouble() * Math.Log(400)) + 1;
            found += Ask(shape.Next(2) == 0, seed, documents, shape.Next(1, 7), QueriesPerSmallIndex);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seeds {group * 1000} to {(group * 1000) + SmallIndexesPerGroup - 1}: {found} queries found documents");
        Assert.True(found > SmallIndexesPerGroup * QueriesPerSmallIndex / 3, $"only {found} queries found anything");
    }

    [Theory]
    [InlineData(true, 11, 500, 3)]
    [InlineData(false, 12, 3000, 2)]
    public void Facets_count_as_in_Apache(bool byApache, int seed, int documents, int segments)
    {
        JavaOracle oracle = oracles.Open(byApache, SearchScript.Make(seed, documents, segments), out TemporaryIndex index);
        using IndexReader reader = index.Open();
        IndexSearcher searcher = new(reader);
        for (int i = 0; i < 60; i++)
        {
            Query query = new RandomQueries((seed * 100_000) + i, columns: true).Next();
            IReadOnlyList<string> counted = oracle.Ask("facets", "person", "20", QueryText.Of(query));
            FacetCollector facets = new(reader, "facet_person");
            searcher.Collect(query, facets);
            FacetTop top = facets.Counts("facet_person").Top("person", 20);
            long sum = top.OtherCount + top.Values.Sum(value => (long)value.Count);
            Assert.Equal(counted, [$"{Number(top.TotalValues)} {Number(sum)}", .. top.Values.Select(value => $"{Number(value.Count)} {value.Label}")]);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(Hit hit) => $"{Number(hit.Doc)} {QueryText.Bits(hit.Score)}";

    [Theory]
    [InlineData(true, 41, 400, 3)]
    [InlineData(false, 42, 3000, 2)]
    public void Words_are_corrected_and_topics_chosen_as_in_Apache(bool byApache, int seed, int documents, int segments)
    {
        JavaOracle oracle = oracles.Open(byApache, SearchScript.Make(seed, documents, segments), out TemporaryIndex index);
        using IndexReader reader = index.Open();
        SpellChecker checker = new(reader);
        Random random = new(seed);
        int corrected = 0;
        for (int i = 0; i < 150; i++)
        {
            string word = SearchScript.Word(random) + SearchScript.FrequentWord(random) + (i % 2 == 0 ? "x" : string.Empty);
            SpellMode mode = (SpellMode)(i % 3);
            int size = random.Next(1, 8);
            string[] expected = [.. oracle.Ask("spell", "body", word, Number(size), Number((int)mode))];
            string[] actual = [.. checker.Suggest("body", word, size, mode).Select(one => $"{one.Text} {QueryText.Bits(one.Score)} {Number(one.DocFreq)}")];
            Assert.True(expected.SequenceEqual(actual), $"{word}, {mode}: {string.Join(", ", actual)}; Apache: {string.Join(", ", expected)}");
            corrected += actual.Length > 0 ? 1 : 0;
        }

        Assert.True(corrected > 20, $"only {corrected} words were corrected");

        IndexSearcher searcher = new(reader);
        MoreLikeThis similar = new(searcher, MoreLikeThisOptions.Apache);
        for (int doc = 0; doc < 60; doc++)
        {
            // Apache weights relative to the least chosen term, and of equal ones takes any.
            Dictionary<string, string> expected = oracle.Ask("similar", "body", Number(doc)).Select(line => line.Split(' ')).ToDictionary(part => part[0], part => part[1]);
            IReadOnlyList<SimilarTerm> actual = similar.FromDocument(doc, "body").Terms;
            Assert.Equal(expected.Values.Order(), actual.Select(term => QueryText.Bits(term.Weight / actual[^1].Weight)).Order());
            Assert.True(actual.Count(term => !expected.ContainsKey(term.Term.Text)) <= actual.Count(term => term.Weight.Equals(actual[^1].Weight)), $"document {doc}");
        }
    }

    /// <summary>Regular expressions alone, many of them, so that a difference shows which.</summary>
    [Fact]
    public void Regular_expressions_match_as_in_Apache()
    {
        JavaOracle oracle = oracles.Open(byApache: true, SearchScript.Make(31, 300, 2), out TemporaryIndex index);
        using IndexReader reader = index.Open();
        IndexSearcher searcher = new(reader);
        Random random = new(31);
        for (int i = 0; i < 1000; i++)
        {
            Compare(oracle, searcher, new RegexpQuery(new Term("body", RandomPatterns.Next(random))), $"pattern {i}");
        }
    }

    /// <summary>Runs random queries of all kinds on one random index; returns how many found anything.</summary>
    private int Ask(bool byApache, int seed, int documents, int segments, int queries)
    {
        JavaOracle oracle = oracles.Open(byApache, SearchScript.Make(seed, documents, segments), out TemporaryIndex index);
        using IndexReader reader = index.Open();
        FilterCache filters = new(new FilterCacheOptions { MinSegmentDocs = 0, MinUses = 1 + (seed % 2), MaxBytes = seed % 3 == 0 ? 3000 : 1 << 20 });
        IndexSearcher searcher = new(reader, filters: filters);
        int found = 0;
        for (int i = 0; i < queries; i++)
        {
            int querySeed = (seed * 100_000) + i;
            string where = $"{(byApache ? "Apache's" : "our")} index of seed {seed}, {documents} documents, {segments} segments, query {i}";
            Query query = new RandomQueries(querySeed, columns: true).Next();
            found += Compare(oracle, searcher, query, where) > 0 ? 1 : 0;
            if (i % 3 == 0)
            {
                CompareSorted(oracle, searcher, query, new Random(querySeed), where);
            }

            if (i % 3 == 2)
            {
                CompareGrouped(oracle, searcher, query, new Random(querySeed), where);
            }

            if (i % 3 == 1)
            {
                CompareExplained(oracle, searcher, query, new Random(querySeed), where);
            }
        }

        return found;
    }

    /// <summary>Fails on any difference; returns the number of matches.</summary>
    private static long Compare(JavaOracle oracle, IndexSearcher searcher, Query query, string where)
    {
        string text = QueryText.Of(query);
        IReadOnlyList<string> answer = oracle.Ask("search", Number(Wanted), text);
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
        if (searcher.Reader.Leaves.Count > 1)
        {
            TopDocs parallel = searcher.Search(query, new SearchOptions { Size = 10, TotalHitsThreshold = 10, Parallelism = 3 });
            Assert.True(parallel.Hits.Select(Show).SequenceEqual(expected.Take(10)), $"{where}: the best ten differ on three threads\n{text}");
            Assert.True(searcher.Search(query, new SearchOptions { ExactTotals = true, Parallelism = 2 }).Total == total, $"{where}: total on two threads");
        }

        Assert.True(pruned.Total <= total && (!pruned.TotalIsExact || pruned.Total == total), $"{where}: pruned total");
        return total;
    }

    /// <summary>A random order, whole, pruned, and page by page.</summary>
    private static void CompareSorted(JavaOracle oracle, IndexSearcher searcher, Query query, Random random, string where)
    {
        SortField[] keys = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomKey(random))];
        string shown = string.Join(',', keys.Select(key => $"{key.Field}:{key.Kind switch { SortFieldKind.Score => "score", SortFieldKind.Doc => "doc", SortFieldKind.String => "string", _ => "long" }}:{(key.Descending ? 1 : 0)}:{(key.MissingFirst ? 1 : 0)}"));
        string text = QueryText.Of(query);
        string[] expected = [.. oracle.Ask("sort", Number(Wanted), shown, text)];
        Sort sort = new([.. keys]);
        TopDocs all = searcher.Search(query, new SearchOptions { Size = Wanted, Sort = sort, ExactTotals = true });
        string[] actual = [Number(all.Total), .. all.Hits.Select(hit => Number(hit.Doc))];
        Assert.True(expected.SequenceEqual(actual), $"{where}: sorted by {shown}\n{text}");

        Hit? after = null;
        for (int page = 0; page < 4; page++)
        {
            TopDocs some = searcher.Search(query, new SearchOptions { Size = 7, Sort = sort, After = after, TotalHitsThreshold = page * 5, Parallelism = 1 + (page % 3) });
            string[] wanted = [.. expected.Skip(1 + (page * 7)).Take(7)];
            Assert.True(wanted.SequenceEqual(some.Hits.Select(hit => Number(hit.Doc))), $"{where}: page {page} sorted by {shown}\n{text}");
            Assert.True(some.TotalIsExact ? some.Total == all.Total : some.Total <= all.Total, $"{where}: total of page {page} sorted by {shown}");
            if (some.Hits.Count == 0)
            {
                break;
            }

            after = some.Hits[^1];
        }
    }

    private static void CompareGrouped(JavaOracle oracle, IndexSearcher searcher, Query query, Random random, string where)
    {
        string text = QueryText.Of(query);
        int groups = random.Next(1, 12);
        int hits = random.Next(1, 5);
        TopGroups found = GroupSearch.Search(searcher, query, "o", groups, hits);
        if (found.TotalHits > 0)
        {
            string[] expected = [.. oracle.Ask("group", "o", Number(groups), Number(hits), text)];
            string[] actual =
            [
                $"{Number(found.TotalGroups)} {Number(found.TotalHits)}",
                .. found.Groups.Select(group => $"{group.Value ?? "-"} {Number(group.Total)} {string.Join(' ', group.Hits.Select(hit => Number(hit.Doc)))}"),
            ];
            Assert.True(expected.SequenceEqual(actual), $"{where}: grouped\n{text}\n{string.Join('\n', expected)}\n\n{string.Join('\n', actual)}");
        }

        NumberRange[] ranges = [.. Enumerable.Range(0, 4).Select(i => (Low: random.Next(-1000, 1000), i)).Select(one => new NumberRange($"r{one.i}", one.Low, one.Low + random.Next(1500)))];
        RangeFacetCollector counts = new("both", ranges);
        searcher.Collect(query, counts);
        IEnumerable<string> counted = counts.GetCounts().Select(count => Number(count.Count));
        string bounds = string.Join(',', ranges.Select(range => $"{Number(range.Min)}:{Number(range.Max)}"));
        Assert.True(oracle.Ask("ranges", "both", bounds, text).SequenceEqual(counted), $"{where}: ranges {bounds}\n{text}");
    }

    private static void CompareExplained(JavaOracle oracle, IndexSearcher searcher, Query query, Random random, string where)
    {
        string text = QueryText.Of(query);
        Dictionary<int, float> scores = searcher.Search(query, new SearchOptions { Size = Wanted, ExactTotals = true })
            .Hits.ToDictionary(hit => hit.Doc, hit => hit.Score);
        int[] docs = [.. scores.Keys.Take(3), .. Enumerable.Range(0, 4).Select(_ => random.Next(searcher.Reader.MaxDoc))];
        IReadOnlyList<string> matches = oracle.Ask("explain", string.Join(',', docs.Select(doc => Number(doc))), text);
        for (int i = 0; i < docs.Length; i++)
        {
            Explanation explanation = searcher.Explain(query, docs[i]);
            Assert.True(explanation.IsMatch == (matches[i] == "1"), $"{where}: document {docs[i]} explained\n{text}\n{explanation}");
            Assert.True(
                QueryText.Bits(explanation.Value) == QueryText.Bits(scores.GetValueOrDefault(docs[i])),
                $"{where}: document {docs[i]} scores {scores.GetValueOrDefault(docs[i])}\n{text}\n{explanation}");
        }
    }

    private static SortField RandomKey(Random random)
    {
        bool descending = random.Next(2) == 0;
        bool missingFirst = random.Next(2) == 0;
        return random.Next(8) switch
        {
            0 => new SortField(SortFieldKind.Score, Descending: descending),
            1 => new SortField(SortFieldKind.Doc, Descending: descending),
            2 => new SortField(SortFieldKind.String, "o", descending, missingFirst),
            3 => new SortField(SortFieldKind.Int64, "n", descending, missingFirst),
            4 => new SortField(SortFieldKind.Int64, "dense", descending, missingFirst),
            _ => new SortField(SortFieldKind.Int64, "both", descending, missingFirst),
        };
    }
}
