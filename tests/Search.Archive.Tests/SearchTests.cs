using Search.Archive.Port;
using Search.Archive.Tests.Reindexing;

namespace Search.Archive.Tests;

/// <summary>What people type, and what they find.</summary>
public sealed class SearchTests : IClassFixture<SearchTests.Corpus>
{
    private readonly TestArchive _archive;

    public SearchTests(Corpus corpus) => _archive = corpus.Archive;

    [Theory]
    [InlineData("haus", "haeuser haus")]
    [InlineData("Häuser", "haeuser haus")]
    [InlineData("Haeuser", "haeuser haus")]
    [InlineData("HAUS", "haeuser haus")]
    [InlineData("\"alte Häuser\"", "haeuser")]
    [InlineData("\"altes Häuser\"", "")]
    [InlineData("haus -brand", "haeuser")]
    [InlineData("brand OR müller", "haus mueller")]
    [InlineData("Mueller", "mueller")]
    [InlineData("Strasse", "mueller")]
    [InlineData("straße", "mueller")]
    [InlineData("ukraine-krieg", "krieg")]
    [InlineData("ukraine", "krieg")]
    [InlineData("ukr*", "krieg")]
    [InlineData("titel:brand", "haus")]
    [InlineData("titel:ruine", "")]
    [InlineData("text:ruine", "haus")]
    [InlineData("das haus in der stadt", "haus")]
    [InlineData("ort:Kiel", "haus mueller")]
    [InlineData("person:\"Anna Seiler\"", "krieg")]
    [InlineData("person:seiler", "krieg")]
    [InlineData("quelle:nord", "haeuser haus krieg mueller")]
    [InlineData("agentur:dpa", "krieg")]
    [InlineData("zzz", "")]
    public void Queries_find(string query, string ids) =>
        Assert.Equal(ids, string.Join(' ', _archive.Search(query).Hits.Select(h => h.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void Odd_queries_never_fail()
    {
        const string Marks = "haus \"()-+*:OR ort:Kiel„“|&~^[]{}\\/!? \t\ud800ß";
        var random = new Random(11);
        for (int i = 0; i < 500; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => Marks[random.Next(Marks.Length)]));
            Assert.InRange(_archive.Search(text).Total, 0, 4);
        }
    }

    [Fact]
    public void Highlights_are_escaped_and_marked()
    {
        Hit hit = _archive.Search("haus brand").Hits.Single();
        Assert.Equal(["<mark>Brand</mark> &amp; Rauch: ein <mark>Haus</mark> in Kiel"], hit.Highlights.Title);
        Assert.Contains("<mark>", string.Join(' ', hit.Highlights.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SortOrder.Newest, "krieg haeuser haus mueller")]
    [InlineData(SortOrder.Oldest, "haus haeuser krieg mueller")]
    public void Orders_of_time_put_the_undated_last(SortOrder sort, string ids) =>
        Assert.Equal(ids, string.Join(' ', _archive.Search(new SearchRequest { Sort = sort }).Hits.Select(h => h.Id)));

    [Theory]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    [InlineData(SortOrder.Relevance)]
    public void Cursors_walk_through_all_hits_once(SortOrder sort)
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            SearchResult page = _archive.Search(new SearchRequest { Sort = sort, Size = 1, Cursor = cursor });
            seen.AddRange(page.Hits.Select(h => h.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null && seen.Count < 10);
        Assert.Equal(_archive.Search(new SearchRequest { Sort = sort }).Hits.Select(h => h.Id), seen);
    }

    [Fact]
    public void A_cursor_of_another_search_is_refused()
    {
        string cursor = _archive.Search(new SearchRequest { Size = 1 }).NextCursor!;
        InvalidRequestException refused = Assert.Throws<InvalidRequestException>(() => _archive.Search(new SearchRequest { Query = "haus", Size = 1, Cursor = cursor }));
        Assert.Equal("cursor", refused.Parameter);
    }

    [Theory]
    [InlineData("2024-01-10", "2024-01-10", "haus")]
    [InlineData("2024-01-11", null, "haeuser krieg")]
    [InlineData(null, "2024-02-29", "haeuser haus")]
    public void Days_are_inclusive(string? from, string? to, string ids)
    {
        SearchResult found = _archive.Search(new SearchRequest { From = Day(from), To = Day(to) });
        Assert.Equal(ids, string.Join(' ', found.Hits.Select(h => h.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_facet_ignores_its_own_filter_and_keeps_the_selected_value()
    {
        var filters = new Dictionary<FacetName, IReadOnlyList<string>> { [FacetName.Place] = ["Kiel"] };
        SearchResult found = _archive.Search(new SearchRequest { Filters = filters, Facets = [FacetName.Place, FacetName.Source, FacetName.Date] });
        Assert.Equal(2, found.Total);
        FacetValue kiel = found.Facets["place"].Values.Single(v => v.Label == "Kiel");
        Assert.Equal((2, true), (kiel.Count, kiel.Selected));
        Assert.Contains(found.Facets["place"].Values, v => v.Label == "Lübeck" && v.Count == 1 && !v.Selected);
        Assert.Equal(["nord 2"], found.Facets["source"].Values.Select(v => $"{v.Id} {v.Count}"));
        Assert.Equal(["2024-01 1"], found.Facets["date"].Values.Select(v => $"{v.Id} {v.Count}"));
    }

    [Fact]
    public void Values_and_completions_are_found_by_their_beginning()
    {
        FacetValuesResult places = _archive.Ask(r => r.FacetValues(new FacetValuesRequest(FacetName.Place, "lub", 5), CancellationToken.None));
        Assert.Equal(["Lübeck"], places.Values.Select(v => v.Label));
        SuggestResult suggested = _archive.Ask(r => r.Suggest("sei", 5, CancellationToken.None));
        Assert.Equal(["Anna Seiler"], suggested.People.Select(p => p.Label));
        Assert.Equal(["haus"], _archive.Ask(r => r.Suggest("bra", 5, CancellationToken.None)).Titles.Select(t => t.Id));
    }

    [Fact]
    public void Unknown_filter_values_find_nothing_rather_than_everything()
    {
        var filters = new Dictionary<FacetName, IReadOnlyList<string>> { [FacetName.Person] = ["Niemand Bekanntes"] };
        Assert.Equal(0, _archive.Search(new SearchRequest { Filters = filters }).Total);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public sealed class Corpus : IDisposable
    {
        public Corpus()
        {
            Archive.WriteRecords(
                "a.jsonl",
                new { id = "haus", source = "nord", title = "Brand & Rauch: ein Haus in Kiel", date = "2024-01-10", text = "In Kiel hat in der Nacht ein Haus in der Stadt gebrannt. Übrig blieb eine Ruine. Die Polizei in Kiel ermittelt." },
                new { id = "haeuser", source = "nord", title = "Neue Pläne", date = "2024-02-29", text = "Viele alte Häuser in Lübeck werden saniert." },
                new { id = "mueller", source = "nord", title = "Ein Abschied", text = "Frau Müller zieht nach 40 Jahren aus der Straße fort. Sie geht nach Kiel." },
                new { id = "krieg", source = "nord", title = "Ein Besuch", date = "2024-05-01T10:00:00+02:00", agency = "dpa", text = "Der Ukraine-Krieg war Thema. Die Ministerin Anna Seiler sprach darüber." });
            Assert.Empty(Archive.Reindex().Skipped);
        }

        public TestArchive Archive { get; } = new();

        public void Dispose() => Archive.Dispose();
    }
}
