using Search.Archive.Port;
using Search.Archive.Tests.Reindexing;

namespace Search.Archive.Tests;

/// <summary>The five articles that the project was begun for.</summary>
public sealed class SeedTests
{
    private const string First = "000_e33c3185db9f663b";
    private const string Third = "002_9fb9cc9f7986c7bc";

    /// <summary>The persons as they are, and twice under names that no list knows, changed in every text.</summary>
    public static TheoryData<string[]> Renamings => new(
        [],
        ["Wladimir=Odrik", "Putin=Brakul", "Xi Jinping=Ro Tamlin", "Jinping=Tamlin", "Xi=Ro", "Kim Jong Un=Ban Dor Ek", "Kim=Ban", "Sergej=Toman", "Schoigu=Welmat", "Wang Yi=Dun Ke"],
        ["Wladimir=Anton", "Putin=Gromow", "Xi Jinping=Mo Leiting", "Jinping=Leiting", "Xi=Mo", "Kim Jong Un=Pak Sung Ho", "Kim=Pak", "Sergej=Pawel", "Schoigu=Tarassow", "Wang Yi=Feng Bo"]);

    [Theory]
    [MemberData(nameof(Renamings))]
    public void People_and_places_are_counted_under_whatever_names(string[] renaming)
    {
        using var archive = new TestArchive();
        Copy(archive, renaming);
        Assert.Empty(archive.Reindex().Skipped);

        SearchResult all = archive.Search(null, FacetName.Person, FacetName.Place);
        Assert.Equal(5, all.Total);
        string[] expected = ["Wladimir Putin 5", "Xi Jinping 5", "Kim Jong Un 2", "Sergej Schoigu 1", "Wang Yi 1"];
        Assert.Equal(
            expected.Select(e => Rename(e, renaming)).Order(StringComparer.Ordinal),
            all.Facets["person"].Values.Select(v => $"{v.Label} {v.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(5, all.Facets["person"].TotalValues);
        foreach (string place in (string[])["China", "Russland", "Peking", "Ukraine"])
        {
            Assert.Equal(5, all.Facets["place"].Values.Single(v => v.Label == place).Count);
        }
    }

    [Fact]
    public void Dates_agencies_and_neighbours_come_out()
    {
        using var archive = new TestArchive();
        Copy(archive, []);
        archive.Reindex();
        Dictionary<string, Hit> hits = archive.Search(new SearchRequest { Size = 10 }).Hits.ToDictionary(h => h.Id[..3], StringComparer.Ordinal);
        Assert.Equal(["2025-09-02", null, null, null, "2022-12-30T12:49:00+01:00"], hits.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => h.Value.Date));
        Assert.Equal(["dpa"], hits["000"].Agencies);
        Assert.Equal(["dpa"], hits["001"].Agencies);
        Assert.Empty(hits["002"].Agencies);
        Assert.Equal(["dpa", "Reuters", "AFP", "AP"], hits["003"].Agencies);
        Assert.Empty(hits["004"].Agencies);

        SimilarResult similar = archive.Ask(r => r.Similar(new SimilarRequest(First, null, 10), TestContext.Current.CancellationToken))!;
        Assert.Equal(Third, similar.Hits[0].Id);
        Assert.DoesNotContain(First, similar.Hits.Select(h => h.Id));
        Assert.NotEmpty(similar.Terms);
    }

    [Theory]
    [InlineData("Bankman-Fried")]
    [InlineData("Kardashian")]
    [InlineData("Kaitlan")]
    [InlineData("Bobylev")]
    [InlineData("Druzhinin")]
    [InlineData("Kriechmayr")]
    public void Nothing_of_boxes_teasers_and_credits_is_found(string word)
    {
        using var archive = new TestArchive();
        Copy(archive, []);
        archive.Reindex();
        Assert.Equal(0, archive.Search(word).Total);
    }

    private static void Copy(TestArchive archive, string[] renaming)
    {
        foreach (string file in Directory.GetFiles(Surroundings.RequireShared("seeds")))
        {
            archive.Write(Path.GetFileName(file), Rename(File.ReadAllText(file), renaming));
        }
    }

    private static string Rename(string text, string[] renaming) =>
        renaming.Select(r => r.Split('=')).Aggregate(text, (t, r) => System.Text.RegularExpressions.Regex.Replace(t, $@"\b{r[0]}(?=s?\b)", r[1]));
}
