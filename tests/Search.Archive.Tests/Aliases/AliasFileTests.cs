using Search.Archive.Aliases;
using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Archive.Tests.Reindexing;
using Search.Articles.Entities;

namespace Search.Archive.Tests.Aliases;

/// <summary>What an alias file says is seen in facets, filters and profiles, at once and after every further run.</summary>
public sealed class AliasFileTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public AliasFileTests()
    {
        _archive.WriteRecords(
            "a.jsonl",
            new { id = "1", title = "Eins", text = "Ministerin Petra Zorndahl sprach in Kiel. Zorndahl sagte, es gehe voran.", date = "2025-03-01" },
            new { id = "2", title = "Zwei", text = "Trainer Uwe Ostholt schwieg. Ostholt ging nach Rostock.", date = "2025-03-09" },
            new { id = "3", title = "Drei", text = "Präsident Wolodar Brakul kam nach Kiel. Brakul lobte Petra Zorndahl.", date = "2025-04-01" });
        _archive.Reindex();
    }

    private string AliasPath => Path.Combine(_archive.Sources, "..", "mine.tsv");

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Merging_renaming_and_suppressing_are_seen_at_once_and_after_a_reindex_and_an_addition()
    {
        Assert.Equal(["Petra Zorndahl 2", "Uwe Ostholt 1", "Wolodar Brakul 1"], People());
        AliasReport report = Apply("merge\tperson\tUwe Ostholt\tWolodar Brakul", "rename\tperson\tPetra Zorndahl\tPetra Zorndahl-Ehm", "suppress\tplace\tRostock");
        Assert.Equal((3, 0, 1L), (report.Rules, report.Unused.Count, report.Rewritten));
        string[] expected = ["Petra Zorndahl-Ehm 2", "Wolodar Brakul 2"];
        AssertApplied(expected);

        Assert.Equal(0, _archive.Reindex().Extracted);
        AssertApplied(expected);

        string more = Path.Combine(_archive.Sources, "..", "more.jsonl");
        File.WriteAllText(more, """{"id":"4","title":"Vier","text":"Trainer Uwe Ostholt kam nach Rostock."}""");
        _archive.Add(more);
        AssertApplied(["Petra Zorndahl-Ehm 2", "Wolodar Brakul 3"]);

        File.WriteAllText(_archive.Store.AliasesPath, "# nothing\n");
        Assert.Equal(2, _archive.Adder.ApplyAliases(null, strict: false, null, TestContext.Current.CancellationToken).Rewritten);
        Assert.Equal(["Petra Zorndahl 2", "Uwe Ostholt 2", "Wolodar Brakul 1"], People());
    }

    [Fact]
    public void A_cursor_and_a_lease_go_on_in_the_state_they_began_in()
    {
        _archive.Live.Refresh();
        using Generations.ReaderLease lease = _archive.Live.Acquire()!;
        Apply("suppress\tperson\tUwe Ostholt");
        Assert.Equal(["Petra Zorndahl 2", "Wolodar Brakul 1"], People());
        Assert.NotNull(lease.Reader.Entity(EntityKind.Person, "p-uwe-ostholt", TestContext.Current.CancellationToken));
        Assert.Equal(3, lease.Reader.Entities(new EntityListRequest(EntityKind.Person, null, EntitySort.Name, 0, 10)).Total);
        Assert.Null(_archive.Ask(r => r.Entity(EntityKind.Person, "p-uwe-ostholt", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Bad_lines_are_named_and_change_nothing_when_the_run_is_strict()
    {
        File.WriteAllLines(AliasPath, ["suppress\tperson\tUwe Ostholt", "supress\tperson\tWolodar Brakul"]);
        StrictRunException refused = Assert.Throws<StrictRunException>(() => _archive.Adder.ApplyAliases(AliasPath, strict: true, null, TestContext.Current.CancellationToken));
        Assert.Equal(2, Assert.Single(refused.Faults).Line);
        Assert.False(File.Exists(_archive.Store.AliasesPath));
        Assert.Equal(3, People().Length);

        AliasReport report = _archive.Adder.ApplyAliases(AliasPath, strict: false, null, TestContext.Current.CancellationToken);
        Assert.Equal((2, "bad-alias"), (Assert.Single(report.Skipped).Line, report.Skipped[0].Code));
        Assert.Equal(["Petra Zorndahl 2", "Wolodar Brakul 1"], People());
        Assert.Contains(_archive.Reindex().Skipped, fault => fault.Code == "bad-alias");
        Assert.Throws<StrictRunException>(() => _archive.Reindex(strict: true));
    }

    [Fact]
    public void A_run_that_fails_leaves_the_old_file()
    {
        File.WriteAllText(_archive.Store.AliasesPath, "suppress\tperson\tUwe Ostholt\n");
        File.WriteAllText(AliasPath, "suppress\tperson\tWolodar Brakul\n");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => _archive.Adder.ApplyAliases(AliasPath, strict: false, null, stopped.Token));
        Assert.Contains("Ostholt", File.ReadAllText(_archive.Store.AliasesPath), StringComparison.Ordinal);
        Assert.Equal(3, People().Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("missing.tsv")]
    public void A_file_that_cannot_be_read_is_an_error(string? name)
    {
        if (name is null)
        {
            File.WriteAllBytes(AliasPath, [0x6D, 0xE4, 0xFF]);
        }

        Assert.Throws<ArchiveException>(() => _archive.Adder.ApplyAliases(name ?? AliasPath, strict: false, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_profile_tells_forms_months_companions_and_newest_articles()
    {
        EntityProfile profile = _archive.Ask(r => r.Entity(EntityKind.Person, "p-petra-zorndahl", TestContext.Current.CancellationToken))!;
        Assert.Equal(("Petra Zorndahl", 2), (profile.Label, profile.Total));
        Assert.Contains(new EntityForm("Petra Zorndahl", 2), profile.Forms);
        Assert.Contains(new EntityForm("Zorndahl", 1), profile.Forms);
        Assert.Equal([new MonthCount("2025-03", "März 2025", 1), new MonthCount("2025-04", "April 2025", 1)], profile.Timeline);
        Assert.Equal([new EntityCount("p-wolodar-brakul", "Wolodar Brakul", 1)], profile.People);
        Assert.Equal([new EntityCount("l-kiel", "Kiel", 2)], profile.Places);
        Assert.Equal(["3", "1"], profile.Articles.Select(hit => hit.Id));
        Assert.Null(_archive.Ask(r => r.Entity(EntityKind.Place, "p-petra-zorndahl", TestContext.Current.CancellationToken)));
        EntityProfile place = _archive.Ask(r => r.Entity(EntityKind.Place, "l-rostock", TestContext.Current.CancellationToken))!;
        Assert.Equal(("DE", 1), (place.Country, place.Total));
        Assert.NotNull(place.Latitude);
    }

    [Theory]
    [InlineData(null, EntitySort.Articles, 0, "Petra Zorndahl,Uwe Ostholt,Wolodar Brakul")]
    [InlineData(null, EntitySort.Name, 1, "Uwe Ostholt,Wolodar Brakul")]
    [InlineData("zorn", EntitySort.Articles, 0, "Petra Zorndahl")]
    [InlineData("OSTH", EntitySort.Name, 0, "Uwe Ostholt")]
    [InlineData("xyz", EntitySort.Articles, 0, "")]
    public void People_are_listed(string? text, EntitySort sort, int offset, string expected)
    {
        EntityList list = _archive.Ask(r => r.Entities(new EntityListRequest(EntityKind.Person, text, sort, offset, 10)));
        Assert.Equal(expected, string.Join(',', list.Entities.Select(entity => entity.Label)));
        Assert.Equal(list.Entities.Count + offset, list.Total);
    }

    [Theory]
    [InlineData(FacetName.Person, "Zorndahls", 0)]
    [InlineData(FacetName.Person, "zorndahl", 2)]
    [InlineData(FacetName.Person, "Volodar Brakul", 1)]
    [InlineData(FacetName.Place, "Kiel", 2)]
    public void Filters_take_any_known_form(FacetName facet, string name, long total) =>
        Assert.Equal(total, _archive.Search(new SearchRequest { Filters = new Dictionary<FacetName, IReadOnlyList<string>> { [facet] = [name] } }).Total);

    private AliasReport Apply(params string[] lines)
    {
        File.WriteAllLines(AliasPath, lines);
        return _archive.Adder.ApplyAliases(AliasPath, strict: true, null, TestContext.Current.CancellationToken);
    }

    private string[] People() => [.. _archive.Search(null, FacetName.Person).Facets["person"].Values.Select(v => $"{v.Label} {v.Count}").Order(StringComparer.Ordinal)];

    private void AssertApplied(string[] people)
    {
        Assert.Equal(people, People());
        Assert.DoesNotContain(_archive.Search(null, FacetName.Place).Facets["place"].Values, v => v.Label == "Rostock");
        long merged = long.Parse(people[1].Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        foreach (string name in (string[])["Uwe Ostholt", "Wolodar Brakul", "p-wolodar-brakul"])
        {
            Assert.Equal(merged, _archive.Search(new SearchRequest { Filters = new Dictionary<FacetName, IReadOnlyList<string>> { [FacetName.Person] = [name] } }).Total);
        }

        Assert.Equal(2, _archive.Search("person:\"Petra Zorndahl\"").Total);
        EntityProfile profile = _archive.Ask(r => r.Entity(EntityKind.Person, "p-petra-zorndahl", TestContext.Current.CancellationToken))!;
        Assert.Equal("Petra Zorndahl-Ehm", profile.Label);
        Assert.Equal(2, _archive.Ask(r => r.Entities(new EntityListRequest(EntityKind.Person, null, EntitySort.Articles, 0, 10))).Total);
        _archive.Ask(r =>
        {
            r.Verify(TestContext.Current.CancellationToken);
            return 0;
        });
    }
}
