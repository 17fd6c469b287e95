using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Similar;
using Search.Lucene.Searching.Sorting;
using Search.Lucene.Searching.Suggest;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching;

public sealed class IndexSearcherTests : IDisposable
{
    private readonly MemoryStorage _storage = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public IndexSearcherTests()
    {
        OurScript.Run(SearchScript.Make(21, 700, 3), _storage);
        _reader = DirectoryReader.Open(_storage);
        _searcher = new IndexSearcher(_reader);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _storage.Dispose();
    }

    [Fact]
    public void Pages_by_score_and_by_column_join_to_the_whole()
    {
        Query query = BooleanQuery.Builder().Should(new TermQuery("body", SearchScript.FrequentWord(new Random(1)))).Should(new MatchAllDocsQuery()).Build();
        foreach (Sort? sort in new[] { null, new Sort(new SortField(SortFieldKind.Int64, "n", Descending: true), SortField.Score) })
        {
            IReadOnlyList<Hit> whole = _searcher.Search(query, new SearchOptions { Size = 1000, Sort = sort, ExactTotals = true }).Hits;
            List<int> paged = [];
            Hit? after = null;
            for (int page = 0; page < 200; page++)
            {
                IReadOnlyList<Hit> hits = _searcher.Search(query, new SearchOptions { Size = 7, Sort = sort, After = after }).Hits;
                if (hits.Count == 0)
                {
                    break;
                }

                paged.AddRange(hits.Select(hit => hit.Doc));
                after = hits[^1];
            }

            Assert.Equal(whole.Select(hit => hit.Doc), paged);
            Assert.Equal(_reader.NumDocs, paged.Count);
        }
    }

    [Fact]
    public void Every_facet_ignores_its_own_filter_only()
    {
        Query query = new TermQuery("body", SearchScript.FrequentWord(new Random(2)));
        Query person = DrillDownQuery.AnyOf("person", ["Name 1", "Name 3"], "facet_person");
        Query number = new DocValuesRangeQuery("n", 0, 150);
        FacetCollector people = new(_reader, "facet_person");
        CountCollector anyNumber = new();
        CountCollector hits = new();
        DrillSideways.Collect(_searcher, query, [new DrillDown(person, people), new DrillDown(number, anyNumber)], hits);

        FacetCollector expected = new(_reader, "facet_person");
        _searcher.Collect(BooleanQuery.Builder().Must(query).Filter(number).Build(), expected);
        Assert.Equal(expected.Counts("facet_person").All("person"), people.Counts("facet_person").All("person"));
        Assert.Equal(_searcher.Count(BooleanQuery.Builder().Must(query).Filter(person).Build()), anyNumber.Total);
        Assert.Equal(_searcher.Count(BooleanQuery.Builder().Must(query).Filter(person).Filter(number).Build()), hits.Total);
        Assert.True(hits.Total > 0 && hits.Total < anyNumber.Total);
    }

    [Fact]
    public void Deleted_documents_are_not_found()
    {
        Assert.True(_reader.NumDocs < _reader.MaxDoc);
        Assert.Equal(_reader.NumDocs, _searcher.Count(new FieldExistsQuery("dense")));
        Assert.Equal(_reader.NumDocs, _searcher.Search(new MatchAllDocsQuery(), new SearchOptions { Size = 1, ExactTotals = true }).Total);
    }

    [Fact]
    public void A_document_is_most_like_its_twin_and_not_shown_itself()
    {
        using MemoryStorage storage = new();
        using WhitespaceAnalyzer analyzer = new();
        TextFieldOptions options = new() { TermVectors = TermVectorOptions.Terms };
        using (IndexWriter writer = new(storage, new IndexWriterOptions { Analyzer = analyzer }))
        {
            foreach (string text in new[]
            {
                "der hafen plant eine neue brücke über den fluss", "im rat streiten alle über den haushalt",
                "die brücke am hafen wird neu gebaut der fluss steigt", "ein hund findet nach hause der rat staunt",
            })
            {
                writer.AddDocument(new Document(new TextField("body", text, options)));
            }
        }

        using DirectoryReader reader = DirectoryReader.Open(storage);
        IndexSearcher searcher = new(reader);
        MoreLikeThis similar = new(searcher);
        SimilarQuery fromDocument = similar.FromDocument(0, "body");
        Assert.Equal(2, searcher.Search(fromDocument.Query).Hits[0].Doc);
        Assert.DoesNotContain(searcher.Search(fromDocument.Query).Hits, hit => hit.Doc == 0);
        Assert.ProperSuperset(
            new HashSet<string> { "brücke", "fluss", "hafen" },
            fromDocument.Terms.Take(5).Select(term => term.Term.Text).ToHashSet());
        Query fromText = similar.FromText("eine brücke am hafen und am fluss plant", analyzer, "body").Query;
        Assert.Contains(searcher.Search(fromText).Hits[0].Doc, new[] { 0, 2 });
        Assert.Empty(similar.FromText("nichts davon", analyzer, "body").Terms);
    }

    [Fact]
    public void Completions_come_by_frequency_over_all_segments()
    {
        IReadOnlyList<TermSuggestion> all = TermSuggester.Suggest(_reader, "body", "a", 10_000);
        Assert.True(all.Count > 20);
        Assert.All(all, suggestion => Assert.StartsWith("a", suggestion.Text, StringComparison.Ordinal));
        Assert.All(all.Take(5), suggestion => Assert.Equal(_searcher.DocFreq(new Model.Term("body", suggestion.Text)), suggestion.DocFreq));
        Assert.Equal(all.OrderByDescending(suggestion => suggestion.DocFreq).ThenBy(suggestion => suggestion.Text, StringComparer.Ordinal), all);
        Assert.Equal(all.Take(3), TermSuggester.Suggest(_reader, "body", "a", 3));
    }

    [Fact]
    public void Searches_end_by_budget_cancellation_and_closed_reader()
    {
        Query query = new WildcardQuery(new Model.Term("body", "*a*"));
        Assert.Throws<SearchTimeoutException>(() => _searcher.Search(query, new SearchOptions { TimeBudget = TimeSpan.Zero }));
        Assert.ThrowsAny<OperationCanceledException>(() => _searcher.Search(query, new SearchOptions { Cancellation = new CancellationToken(true) }));
        Assert.Throws<UnsupportedFieldException>(() => _searcher.Search(new PhraseQuery("bare", "a", "b")));
        _reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _searcher.Search(query));
    }
}
