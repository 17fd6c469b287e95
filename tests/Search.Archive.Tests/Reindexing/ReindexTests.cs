using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Articles.Reading;

namespace Search.Archive.Tests.Reindexing;

/// <summary>A reindex makes the archive equal to its sources, and what fails changes nothing.</summary>
public sealed class ReindexTests
{
    private static object Record(string id, string text, string title = "Ein Titel", string? date = null) => new { id, title, text, date };

    [Fact]
    public void What_was_added_changed_and_removed_is_told()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."), Record("2", "Die Brücke ist gesperrt."), Record("3", "Der Fluss steigt."));
        ReindexReport first = archive.Reindex();
        Assert.Equal((3, 3, 0, 0, 0, 3), (first.Articles, first.Added, first.Changed, first.Removed, first.Unchanged, first.Extracted));

        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."), Record("2", "Die Brücke ist wieder offen."), Record("4", "Ein neues Haus."));
        ReindexReport second = archive.Reindex();
        Assert.Equal((3, 1, 1, 1, 1, 2), (second.Articles, second.Added, second.Changed, second.Removed, second.Unchanged, second.Extracted));
        Assert.Equal(["1", "2", "4"], archive.Search((string?)null).Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_run_over_the_same_sources_extracts_nothing()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Enumerable.Range(0, 50).Select(i => Record($"r{i}", $"Meldung Nummer {i} aus Hamburg.")).ToArray());
        Assert.Equal(50, archive.Reindex().Extracted);
        ReindexReport again = archive.Reindex();
        Assert.Equal((0, 50), (again.Extracted, again.Unchanged));
    }

    [Fact]
    public void Bad_items_are_named_and_the_rest_is_published()
    {
        using var archive = new TestArchive();
        archive.Write("good.txt", "Ein Haus brennt\n\nIn der Nacht hat in Kiel ein Haus gebrannt. Verletzt wurde niemand.");
        archive.Write("empty.txt", "");
        archive.Write("binary.txt", "\0\u0001\u0002\0\0\0PK\u0003\u0004\0\0\0");
        archive.Write("lines.jsonl", "{\"id\":\"x\",\"title\":\"T\",\"text\":\"Ein Text steht hier.\"}\n{broken\n{\"id\":\"y\",\"title\":\"U\",\"text\":\"Noch ein Text.\"}\n");
        archive.WriteRecords("twice.jsonl", Record("x", "Dieselbe Nummer noch einmal."));
        ReindexReport report = archive.Reindex();
        Assert.Equal(3, report.Articles);
        Assert.Equal(
            ["binary.txt:0", "empty.txt:0", "lines.jsonl:2", "twice.jsonl:1 duplicate-id"],
            report.Skipped.Select(f => $"{Path.GetFileName(f.File)}:{f.Line}{(f.Code == "duplicate-id" ? " duplicate-id" : "")}").Order(StringComparer.Ordinal));
        Assert.All(report.Skipped, f => Assert.NotEmpty(f.Reason));
        Assert.Equal("Ein Text steht hier.", archive.Ask(r => r.Get("x"))!.Body);
    }

    [Fact]
    public void A_strict_run_with_a_bad_item_changes_nothing()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."));
        string before = archive.Reindex().Generation;
        archive.Write("empty.txt", "");
        StrictRunException refused = Assert.Throws<StrictRunException>(() => archive.Reindex(strict: true));
        Assert.Single(refused.Faults);
        Assert.Equal(before, archive.Store.ReadCurrent()!.Generation);
        Assert.Single(Directory.GetDirectories(Path.Combine(archive.Store.Root, "generations")));
    }

    [Fact]
    public void A_lost_source_or_an_empty_one_does_not_empty_the_archive()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."));
        string before = archive.Reindex().Generation;
        Assert.Throws<SourceMissingException>(() => archive.Reindex(sources: [Path.Combine(archive.Sources, "nowhere")]));
        File.Delete(Path.Combine(archive.Sources, "a.jsonl"));
        Assert.Throws<ArchiveException>(() => archive.Reindex());
        Assert.Equal(before, archive.Store.ReadCurrent()!.Generation);
        Assert.Equal(1, archive.Search((string?)null).Total);
    }

    [Fact]
    public void A_cancelled_run_leaves_nothing_behind()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."));
        string before = archive.Reindex().Generation;
        using var stop = new CancellationTokenSource();
        var onWriting = new ActionProgress(p =>
        {
            if (p.Phase == ReindexPhase.Verifying)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => archive.Reindexer.Run(new ReindexRequest([archive.Sources], 2), onWriting, stop.Token));
        Assert.Equal(before, archive.Store.ReadCurrent()!.Generation);
        Assert.Single(Directory.GetDirectories(Path.Combine(archive.Store.Root, "generations")));
    }

    [Fact]
    public void A_second_writer_is_refused()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Der Stadtrat hat getagt."));
        using (archive.Store.AcquireWriter())
        {
            Assert.Throws<ArchiveBusyException>(() => archive.Reindex());
        }

        archive.Reindex();
    }

    [Fact]
    public void Two_generations_are_kept_and_rolled_back_to()
    {
        using var archive = new TestArchive();
        foreach (string word in (string[])["eins", "zwei", "drei"])
        {
            archive.WriteRecords("a.jsonl", Record("1", $"Die Zahl ist {word}."));
            archive.Reindex();
        }

        Assert.Equal(2, Directory.GetDirectories(Path.Combine(archive.Store.Root, "generations")).Length);
        Assert.Equal(1, archive.Search("drei").Total);
        archive.Store.Rollback();
        Assert.Equal((1, 0), (archive.Search("zwei").Total, archive.Search("drei").Total));
        archive.Store.Rollback();
        Assert.Equal(1, archive.Search("drei").Total);
    }

    [Fact]
    public void Additions_insert_replace_and_keep_the_rest()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Die Ministerin Anna Seiler besuchte Kiel."), Record("2", "Seiler sprach mit Bürgern."));
        archive.Reindex();
        string more = Path.Combine(archive.Sources, "more");
        archive.WriteRecords("more/b.jsonl", Record("2", "Seiler reiste ab."), Record("3", "Ministerin Anna Seiler kam nach Lübeck."));
        AddReport report = archive.Add(more);
        Assert.Equal((2, 1, 1), (report.Committed, report.Added, report.Replaced));

        SearchResult all = archive.Search(null, FacetName.Person);
        Assert.Equal(3, all.Total);
        Assert.Equal(["Anna Seiler 3"], all.Facets["person"].Values.Select(v => $"{v.Label} {v.Count}"));
        Assert.Equal(0, archive.Search("Bürgern").Total);
        archive.Ask(r =>
        {
            r.Verify(TestContext.Current.CancellationToken);
            return true;
        });
        Assert.Equal(3, archive.Reindex().Articles);
    }

    [Fact]
    public void Ids_of_entities_stay_over_reindexes()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("a.jsonl", Record("1", "Die Ministerin Anna Seiler besuchte Kiel."));
        archive.Reindex();
        string id = archive.Search(null, FacetName.Person).Facets["person"].Values.Single().Id;
        archive.WriteRecords("b.jsonl", Record("2", "Der Trainer Jens Seiler lobte sein Team."), Record("3", "Anna Seiler sprach in Kiel."));
        archive.Reindex();
        Assert.Equal(2, archive.Search(null, FacetName.Person).Facets["person"].Values.Single(v => v.Id == id).Count);
    }

    private const string Box = "Unser Blatt berichtet täglich aus der Region. Fragen beantwortet Gudrun Wellenbrink.";

    private static object[] Boxed(int count, string box) => Enumerable.Range(0, count)
        .Select(i => Record($"r{i}", $"Der Bericht Nummer {i} aus Hamburg handelt von Dingen, die in keinem anderen Bericht dieses Blattes stehen.\n\n{box}\n\nEnde {i}."))
        .ToArray();

    [Fact]
    public void What_recurs_in_an_outlet_is_cut_and_unchanged_articles_are_not_extracted_again()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("blatt/a.jsonl", Boxed(20, Box));
        ReindexReport first = archive.Reindex();
        Assert.Equal(20, first.Extracted);
        Assert.Equal([new RecurringBlock("blatt", Box, 20)], first.Reading!.Recurring);
        Assert.Equal(0, archive.Search("Wellenbrink").Total);
        Assert.Empty(archive.Search(null, FacetName.Person).Facets["person"].Values);
        Assert.Contains(archive.Ask(r => r.Get("r3"))!.Cut, c => c.Text == Box);
        Assert.Equal(0, archive.Reindex().Extracted);

        // One article more does not change what is cut from the others; the block is known for the new one.
        archive.WriteRecords("blatt/b.jsonl", Record("neu", $"Ein neuer Bericht, der von ganz anderen Dingen handelt als alle bisherigen Berichte zusammen.\n\n{Box}"));
        Assert.Equal(1, archive.Reindex().Extracted);
        Assert.Equal(0, archive.Search("Wellenbrink").Total);
    }

    [Fact]
    public void What_no_longer_recurs_comes_back()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("blatt/a.jsonl", Boxed(20, Box));
        archive.Reindex();
        archive.WriteRecords("blatt/a.jsonl", Boxed(3, Box));
        Assert.Equal(3, archive.Reindex().Extracted);
        Assert.Equal(3, archive.Search("Wellenbrink").Total);
    }

    [Fact]
    public void Additions_know_what_recurs()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("blatt/a.jsonl", Boxed(20, Box));
        archive.Reindex();
        archive.WriteRecords("blatt/b.jsonl", Record("neu", $"Ein neuer Bericht, der von ganz anderen Dingen handelt als alle bisherigen Berichte zusammen.\n\n{Box}", date: "2024-01-01"));
        archive.Add(archive.Sources);
        Assert.Equal((21, 0), (archive.Search((string?)null).Total, archive.Search("Wellenbrink").Total));
    }

    [Fact]
    public void Report_for_a_person_names_what_was_skipped_guessed_and_cut()
    {
        using var archive = new TestArchive();
        archive.WriteRecords("blatt/a.jsonl", Boxed(20, Box));
        archive.Write("blatt/<b>.txt", "Ein Haus brennt in Kiel\n\nIn der Nacht hat in Kiel ein Haus gebrannt. Verletzt wurde niemand, sagte die Polizei. (APA, 11.9.2015)");
        archive.Write("leer.txt", "");
        ReindexReport report = archive.Reindex();
        Assert.Equal([new NamedCount("JSON", 20), new NamedCount("text", 1)], report.Reading!.Formats);
        Assert.Equal("2015-09-11", Assert.Single(report.Reading.Guessed).Date);
        Assert.Equal(20, report.Reading.Cut.Single(c => c.Reason == "recurring").Blocks);
        string page = File.ReadAllText(Path.Combine(archive.Store.Root, "generations", report.Generation, "report.html"));
        foreach (string part in (string[])["leer.txt", "empty-file", "&lt;b&gt;.txt", "11.9.2015", "Wellenbrink", "<td><code>JSON</code></td>", "Bericht"])
        {
            Assert.Contains(part, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private sealed class ActionProgress(Action<ReindexProgress> action) : IProgress<ReindexProgress>
    {
        public void Report(ReindexProgress value) => action(value);
    }
}
