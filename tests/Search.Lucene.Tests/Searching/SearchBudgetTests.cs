using Search.Lucene.Analysis;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Grouping;
using Search.Lucene.Searching.Highlighting;
using Search.Lucene.Searching.Proximity;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;
using Search.Lucene.Searching.Spelling;
using Search.Lucene.Searching.Suggest;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>Every loop that can be long asks for the time that is left: it ends when the clock has run out, and when it is cancelled.</summary>
public sealed class SearchBudgetTests : IDisposable
{
    private static readonly Dictionary<string, Action<IndexSearcher, SearchBudget>> Works = new()
    {
        ["term"] = (searcher, budget) => searcher.Count(new TermQuery("body", "a"), budget),
        ["phrase"] = (searcher, budget) => searcher.Collect(new PhraseQuery("body", 3, "a", "b"), new CountCollector(), budget),
        ["near"] = (searcher, budget) => searcher.Collect(new IntervalQuery("body", Intervals.Unordered(Intervals.Word("a"), Intervals.Word("b"))), new CountCollector(), budget),
        ["wildcard without a match"] = (searcher, budget) => Weigh(searcher, new WildcardQuery(new Term("body", "*zz")), budget),
        ["regexp without a match"] = (searcher, budget) => Weigh(searcher, new RegexpQuery(new Term("body", ".*z")), budget),
        ["prefix"] = (searcher, budget) => Weigh(searcher, new PrefixQuery(new Term("body", string.Empty)), budget),
        ["fuzzy"] = (searcher, budget) => Weigh(searcher, new FuzzyQuery(new Term("body", "aaazzzzz")), budget),
        ["points"] = (searcher, budget) => Weigh(searcher, PointRangeQuery.Int64("p", 10, 1200), budget),
        ["facets"] = (searcher, budget) => searcher.Collect(new MatchAllDocsQuery(), new FacetCollector(searcher.Reader, "facet_person"), budget),
        ["groups"] = (searcher, budget) => GroupSearch.Search(searcher, new MatchAllDocsQuery(), "o", 3, 1, budget),
        ["filters that are kept"] = (searcher, budget) => searcher.Collect(
            BooleanQuery.Builder().Must(new MatchAllDocsQuery()).Filter(new FieldExistsQuery("n")).Should(new TermQuery("body", "a")).Build(), new CountCollector(), budget),
        ["more like this"] = (searcher, budget) => new MoreLikeThis(searcher).FromDocument(Found(searcher), ["body"], budget),
        ["completion"] = (searcher, budget) => TermSuggester.Suggest(searcher.Reader, "body", string.Empty, 5, budget),
        ["spelling"] = (searcher, budget) => new SpellChecker(searcher.Reader).Suggest("body", "aaaabbbb", 5, SpellMode.Always, budget),
        ["highlighting by analysis"] = (searcher, budget) => Highlight(HighlightSource.Analysis(new WhitespaceAnalyzer()), budget),
        ["highlighting by vectors"] = (searcher, budget) => Highlight(HighlightSource.TermVectors(searcher.Reader, Found(searcher)), budget),
        ["highlighting by postings"] = (searcher, budget) => Highlight(HighlightSource.Postings(searcher.Reader, Found(searcher)), budget),
        ["several threads"] = (searcher, budget) => searcher.Search(
            new TermQuery("body", "a"), static () => new CountCollector(), static parts => parts.Sum(static part => part.Total), 2, budget),
        ["explain"] = (searcher, budget) => searcher.Explain(new WildcardQuery(new Term("body", "*zz")), Found(searcher), budget),
    };

    private readonly MemoryStorage _storage = new();
    private readonly DirectoryReader _reader;

    public SearchBudgetTests()
    {
        OurScript.Run(SearchScript.Make(51, 400, 2), _storage);
        _reader = DirectoryReader.Open(_storage);
    }

    public static TheoryData<string> Names => [.. Works.Keys];

    public void Dispose()
    {
        _reader.Dispose();
        _storage.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_when_the_time_is_over_or_it_is_cancelled(string name)
    {
        IndexSearcher searcher = new(_reader, filters: new FilterCache(new FilterCacheOptions { MinSegmentDocs = 0, MinUses = 1 }));
        SearchBudget passed = new(TimeSpan.Zero, CancellationToken.None, new StepClock());
        Assert.Throws<SearchTimeoutException>(() => Works[name](searcher, passed));
        Assert.ThrowsAny<OperationCanceledException>(() => Works[name](searcher, new SearchBudget(null, new CancellationToken(true))));
        Works[name](searcher, SearchBudget.Unlimited);
    }

    /// <summary>Prepares and opens the query only, so that it is the walk over terms or points that asks.</summary>
    private static void Weigh(IndexSearcher searcher, Query query, SearchBudget budget)
        => searcher.Run(budget, context =>
        {
            Query rewritten = query;
            while (rewritten.Rewrite(context) is var simpler && !ReferenceEquals(simpler, rewritten))
            {
                rewritten = simpler;
            }

            Weight weight = rewritten.CreateWeight(context, needsScores: false, 1f);
            foreach (LeafContext leaf in searcher.Reader.Leaves)
            {
                weight.Scorer(leaf);
            }
        });

    private static int Found(IndexSearcher searcher) => searcher.Search(new TermQuery("body", "a")).Hits[0].Doc;

    private static void Highlight(HighlightSource source, SearchBudget budget)
    {
        using WhitespaceAnalyzer analyzer = new();
        new Highlighter(analyzer).Highlight(new PrefixQuery(new Term("body", "a")), "a b c a b", ["body"], source, budget);
    }
}
