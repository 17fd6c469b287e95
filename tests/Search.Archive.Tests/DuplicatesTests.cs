using Search.Archive.Port;
using Search.Archive.Tests.Reindexing;

namespace Search.Archive.Tests;

/// <summary>Searches that show, collapse or want copies, and what articles say of their own.</summary>
public sealed class DuplicatesTests : IClassFixture<DuplicatesTests.Corpus>
{
    private const string Report =
        "Taucher prüfen seit dem Morgen die Pfeiler der Brücke, wie die Behörde in Kiel mitteilte. Der Frachter war in der Nacht bei Nebel vom Kurs abgekommen und "
        + "gegen das Bauwerk gestoßen. Verletzt wurde niemand, an Bord waren elf Seeleute. Ministerin Anna Seiler dankte den Helfern. Autofahrer müssen auf die "
        + "Fähre ausweichen, die bis Sonntag öfter fährt. Züge enden auf dem Festland, Reisende werden mit Bussen zum Hafen gebracht.";

    private readonly TestArchive _archive;

    public DuplicatesTests(Corpus corpus) => _archive = corpus.Archive;

    [Theory]
    [InlineData(SortOrder.Relevance)]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    public void Totals_and_facets_count_what_is_shown(SortOrder sort)
    {
        FacetName[] facets = [FacetName.Source, FacetName.Person, FacetName.Date];
        foreach (string? query in (string?[])[null, "fähre", "fähre OR haushalt", "titel:brücke", "sperrung"])
        {
            SearchResult all = Search(query, DuplicatesMode.Show, sort, facets);
            SearchResult collapsed = Search(query, DuplicatesMode.Collapse, sort, facets);
            Assert.Equal(collapsed.Hits.Count, collapsed.Total);
            Assert.Equal(all.Total, collapsed.Hits.Sum(h => 1 + h.Copies));
            Assert.Equal(
                collapsed.Hits.GroupBy(h => h.Source!).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal),
                collapsed.Facets["source"].Values.Select(v => $"{v.Id} {v.Count}").Order(StringComparer.Ordinal));
            Assert.Equal(
                collapsed.Hits.SelectMany(h => h.People).GroupBy(p => p.Id).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal),
                collapsed.Facets["person"].Values.Select(v => $"{v.Id} {v.Count}").Order(StringComparer.Ordinal));
            Assert.Equal(collapsed.Hits.Count(h => h.Date is not null), collapsed.Facets["date"].Values.Sum(v => v.Count));

            // What is shown stands where the best of its copies stood.
            Assert.Equal(collapsed.Hits.Select(h => h.Score), collapsed.Hits.Select(h => all.Hits.Single(a => a.Id == h.Id).Score));
            Assert.Equal(collapsed.Hits.Select(h => h.Id), all.Hits.Where(h => collapsed.Hits.Any(c => c.Id == h.Id)).Select(h => h.Id));
        }
    }

    [Theory]
    [InlineData("nord", 2, "wire haushalt")]
    [InlineData("sued", 2, "same mehr")]
    [InlineData("west", 1, "lead")]
    public void A_filter_chooses_among_the_copies_and_its_own_facet_still_shows_the_others(string source, int total, string ids)
    {
        SearchResult found = _archive.Search(new SearchRequest
        {
            Duplicates = DuplicatesMode.Collapse,
            Filters = new Dictionary<FacetName, IReadOnlyList<string>> { [FacetName.Source] = [source] },
            Facets = [FacetName.Source],
            Sort = SortOrder.Newest,
        });
        Assert.Equal(total, found.Total);
        Assert.Equal(ids.Split(' ').Order(StringComparer.Ordinal), found.Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
        Assert.Equal(total, found.Facets["source"].Values.Single(v => v.Selected).Count);
        Assert.Contains(found.Facets["source"].Values, v => !v.Selected && v.Count > 0);
    }

    [Theory]
    [InlineData("ausweichen -geduld", SortOrder.Relevance, "wire", 1)]
    [InlineData("ausweichen geduld", SortOrder.Relevance, "lead", 0)]
    [InlineData("ausweichen", SortOrder.Newest, "lead", 2)]
    [InlineData("ausweichen", SortOrder.Oldest, "wire", 2)]
    public void The_best_ranked_copy_is_shown_and_of_equals_the_first_version(string query, SortOrder sort, string id, int copies)
    {
        SearchResult found = Search(query, DuplicatesMode.Collapse, sort);
        Hit hit = found.Hits.Single();
        Assert.Equal((1, copies), (found.Total, hit.Copies));
        Assert.Equal((id, id == "wire" ? null : "wire"), (hit.Id, hit.CopyOf));
    }

    [Theory]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    [InlineData(SortOrder.Relevance)]
    public void Pages_and_cursors_walk_through_what_is_shown(SortOrder sort)
    {
        string[] all = [.. Search("kiel OR stadt", DuplicatesMode.Collapse, sort).Hits.Select(h => h.Id)];
        Assert.True(all.Length > 2);
        var byCursor = new List<string>();
        var byOffset = new List<string>();
        string? cursor = null;
        do
        {
            SearchResult page = _archive.Search(new SearchRequest { Query = "kiel OR stadt", Duplicates = DuplicatesMode.Collapse, Sort = sort, Size = 1, Cursor = cursor });
            byCursor.AddRange(page.Hits.Select(h => h.Id));
            byOffset.AddRange(_archive.Search(new SearchRequest { Query = "kiel OR stadt", Duplicates = DuplicatesMode.Collapse, Sort = sort, Size = 1, Offset = byOffset.Count }).Hits.Select(h => h.Id));
            Assert.Equal(all.Length, page.Total);
            cursor = page.NextCursor;
        }
        while (cursor is not null && byCursor.Count < 20);
        Assert.Equal(all, byCursor);
        Assert.Equal(all, byOffset);
    }

    [Fact]
    public void A_cursor_belongs_to_its_way_with_copies()
    {
        string cursor = _archive.Search(new SearchRequest { Size = 1, Duplicates = DuplicatesMode.Collapse }).NextCursor!;
        Assert.Throws<InvalidRequestException>(() => _archive.Search(new SearchRequest { Size = 1, Cursor = cursor }));
    }

    [Fact]
    public void Only_copies_can_be_asked_for()
    {
        SearchResult found = Search(null, DuplicatesMode.Only, SortOrder.Oldest, FacetName.Source);
        Assert.Equal(["wire", "same", "lead"], found.Hits.Select(h => h.Id));
        Assert.Equal([null, "wire", "wire"], found.Hits.Select(h => h.CopyOf));
        Assert.All(found.Hits, h => Assert.Equal(2, h.Copies));
        Assert.Equal(3, found.Facets["source"].Values.Sum(v => v.Count));
    }

    [Fact]
    public void An_article_lists_its_copies_and_the_same_story_told_otherwise()
    {
        ArticleDetail lead = _archive.Ask(r => r.Get("lead"))!;
        Assert.Equal((2, "wire"), (lead.CopyCount, lead.CopyOf));
        Assert.Equal(["wire nord True", "same sued False"], lead.Copies.Select(c => $"{c.Id} {c.Source} {c.First}"));
        Assert.All(lead.Copies, c => Assert.InRange(c.Overlap, 0.7, 0.99));
        ArticleDetail wire = _archive.Ask(r => r.Get("wire"))!;
        Assert.Equal([("same", 1.0, true), ("lead", lead.Copies[0].Overlap, false)], wire.Copies.Select(c => (c.Id, c.Overlap, c.Exact)));
        Assert.Equal(["mehr"], wire.SameStory.Select(s => s.Id));
        ArticleDetail other = _archive.Ask(r => r.Get("haushalt"))!;
        Assert.Equal((0, null), (other.CopyCount, other.CopyOf));
        Assert.Empty(other.Copies);
        Assert.Empty(other.SameStory);
    }

    [Fact]
    public void An_addition_joins_copies_and_may_become_the_first_version()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("b", "nord", "2024-01-02", Report), Record("c", "nord", "2024-01-09", "Etwas ganz anderes steht hier."));
        archive.Reindex();
        Assert.Equal(0, archive.Search(new SearchRequest { Duplicates = DuplicatesMode.Only }).Total);
        archive.WriteRecords("more/a.jsonl", Record("a", "sued", "2024-01-01", Report));
        Assert.Equal(1, archive.Add(Path.Combine(archive.Sources, "more")).Renamed);
        Assert.Equal("a", archive.Ask(r => r.Get("b"))!.CopyOf);
        Assert.Equal(["a", "b"], archive.Search(new SearchRequest { Duplicates = DuplicatesMode.Only, Sort = SortOrder.Oldest }).Hits.Select(h => h.Id));

        archive.WriteRecords("more/a.jsonl", Record("a", "sued", "2024-01-01", "Dies ist nun eine andere Meldung."));
        archive.Add(Path.Combine(archive.Sources, "more"));
        Assert.Equal((0, null), (archive.Ask(r => r.Get("b"))!.CopyCount, archive.Ask(r => r.Get("b"))!.CopyOf));
    }

    private static object Record(string id, string source, string date, string text, string title = "Sperrung der Brücke") => new { id, source, title, date, text };

    private SearchResult Search(string? query, DuplicatesMode mode, SortOrder sort, params FacetName[] facets) =>
        _archive.Search(new SearchRequest { Query = query, Duplicates = mode, Sort = sort, Facets = facets, Size = 50 });

    public sealed class Corpus : IDisposable
    {
        public Corpus()
        {
            Archive.WriteRecords(
                "a.jsonl",
                Record("lead", "west", "2024-03-03", "Wer auf die Insel will, braucht Geduld: Ein Schiff hat sie gerammt. " + Report[Report.IndexOf("Der Frachter", StringComparison.Ordinal)..]),
                Record("same", "sued", "2024-03-02", Report),
                Record("wire", "nord", "2024-03-01", Report),
                Record("haushalt", "nord", "2024-03-01", "Der Haushalt der Stadt wächst um ein Zehntel. Das meiste Geld fließt in Schulen und Turnhallen.", "Mehr Geld für Schulen"),
                Record("mehr", "sued", "2024-03-02", "Anna Seiler hat in Kiel die Taucher besucht. Die Pfeiler der Brücke seien nach dem Stoß des Frachters stabil, sagte Seiler. Im Nebel war der Frachter vom Kurs abgekommen; die Seeleute blieben an Bord unverletzt. Bis die Taucher fertig sind, fährt die Fähre.", "Ministerin am Sund"),
                Record("stadt", "ost", "2024-05-01", "In der Stadt beginnt der Markt. Händler aus Kiel sind dabei.", "Markt"));
            Assert.Empty(Archive.Reindex().Skipped);
        }

        public TestArchive Archive { get; } = new();

        public void Dispose() => Archive.Dispose();
    }
}
