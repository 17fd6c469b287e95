using System.Text.Json;
using Search.Archive.Embedded;
using Search.Archive.Port;
using Search.Archive.Reindexing;

namespace Search.Archive.Tests.Reindexing;

/// <summary>A reindex that takes over what stays gives the same answers as one that writes everything anew.</summary>
public sealed class TakeOverTests
{
    private static readonly string[] Words = "haus brücke fähre hafen stadt rat schule wald straße zug fluss markt turm feuer polizei wetter regen sonne wind küste".Split(' ');
    private static readonly string[] People = ["Anna Seiler", "Jens Berger", "Petra Hoffmann", "Karl Brinkmann", "Seiler", "Berger"];
    private static readonly string[] Places = ["Kiel", "Hamburg", "Lübeck", "Rostock"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_answer_is_that_of_a_reindex_from_nothing(int seed)
    {
        var random = new Random(seed);
        List<Record> records = [.. Enumerable.Range(0, 80).Select(i => Invent(i, random))];
        using var changed = new TestArchive();
        using var anew = new TestArchive();
        for (int round = 0; round < 4; round++)
        {
            foreach (TestArchive archive in (TestArchive[])[changed, anew])
            {
                archive.Write("a.jsonl", string.Join('\n', records.Take(50).Select(r => JsonSerializer.Serialize(r))));
                archive.Write("b.jsonl", string.Join('\n', records.Skip(50).Select(r => JsonSerializer.Serialize(r))));
            }

            ReindexReport report = changed.Reindex();
            ReindexReport full = anew.Reindexer.Run(new ReindexRequest([anew.Sources], 2, Anew: true), null, TestContext.Current.CancellationToken);
            Assert.Equal(0, full.TakenOver);
            if (round > 0)
            {
                Assert.InRange(report.TakenOver, 1, report.Unchanged);
            }

            Assert.Equal(full.Copies, report.Copies);
            AssertSame(anew, changed);
            Edit(records, random);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Where_little_has_changed_segments_are_copied_and_every_answer_is_the_same(int seed)
    {
        var random = new Random(seed);
        List<Record> records = [.. Enumerable.Range(0, 300).Select(i => Invent(i, random))];
        using var changed = new TestArchive();
        using var anew = new TestArchive();
        bool wereDeleted = false;
        for (int round = 0; round < 5; round++)
        {
            foreach (TestArchive archive in (TestArchive[])[changed, anew])
            {
                archive.Write("a.jsonl", string.Join('\n', records.Select(r => JsonSerializer.Serialize(r))));
            }

            ReindexReport report = changed.Reindex();
            ReindexReport full = anew.Reindexer.Run(new ReindexRequest([anew.Sources], 2, Anew: true), null, TestContext.Current.CancellationToken);
            Assert.Equal((full.Copies, full.People, full.Places), (report.Copies, report.People, report.Places));
            wereDeleted |= changed.Ask(r => ((EmbeddedReader)r).Index.NumDocs < ((EmbeddedReader)r).Index.MaxDoc);
            AssertSame(anew, changed, weight: 0.05f);
            records[random.Next(250)] = records[random.Next(250)] with { id = $"neu{round}", text = Sentence(random) };
            int at = random.Next(250);
            records[at] = records[at] with { text = records[at].text + Sentence(random) };
            records.RemoveAt(records.Count - 1);
            records.Add(Invent(5_000 + round, random));
            Record source = records[random.Next(250)];
            records.Add(source with { id = $"kopie{round}", source = "blatt9", date = "2024-09-30" });
        }

        Assert.True(wereDeleted);
    }

    [Fact]
    public void Nothing_is_taken_over_when_most_has_changed_or_it_was_so_wished()
    {
        using var archive = new TestArchive();
        var random = new Random(9);
        Record[] records = [.. Enumerable.Range(0, 10).Select(i => Invent(i, random))];
        archive.WriteRecords("a.jsonl", [.. records]);
        archive.Reindex();
        Assert.Equal((10, 0), (archive.Reindex().TakenOver, archive.Reindex().Extracted));
        ReindexReport anew = archive.Reindexer.Run(new ReindexRequest([archive.Sources], 1, Anew: true), null, TestContext.Current.CancellationToken);
        Assert.Equal((0, 10), (anew.TakenOver, anew.Extracted));
        archive.WriteRecords("a.jsonl", [.. records.Select((r, i) => i < 7 ? r with { text = r.text + " Nachtrag." } : r)]);
        Assert.Equal(0, archive.Reindex().TakenOver);
    }

    /// <param name="expected">All written anew.</param>
    /// <param name="actual">With articles taken over.</param>
    /// <param name="weight">By how much scores may differ: deleted documents count until segments are merged.</param>
    private static void AssertSame(TestArchive expected, TestArchive actual, float weight = 0)
    {
        FacetName[] facets = [FacetName.Person, FacetName.Place, FacetName.Source, FacetName.Date];
        foreach (DuplicatesMode mode in Enum.GetValues<DuplicatesMode>())
        {
            foreach (string? query in (string?[])[null, "haus", "brücke OR fähre", "\"anna seiler\"", "ort:Kiel", "ha*", "wind -regen", "person:Berger küste"])
            {
                var request = new SearchRequest { Query = query, Facets = facets, FacetSize = 100, Size = 100, Duplicates = mode };
                SearchResult wanted = expected.Search(request);
                SearchResult found = actual.Search(request);
                Assert.Equal(wanted.Total, found.Total);
                if (mode != DuplicatesMode.Collapse)
                {
                    // Which of equally ranked copies is shown is left open.
                    Assert.Equal(JsonSerializer.Serialize(wanted.Facets), JsonSerializer.Serialize(found.Facets));
                    if (weight == 0 || wanted.Total <= wanted.Hits.Count)
                    {
                        Assert.Equal(Sorted(wanted, weight), Sorted(found, weight));
                    }
                }

                Assert.Equal(wanted.Hits.Count, found.Hits.Count);
                Assert.All(wanted.Hits.Zip(found.Hits), pair => Assert.InRange(pair.Second.Score ?? 0, (pair.First.Score ?? 0) * (1 - weight), (pair.First.Score ?? 0) * (1 + weight)));
            }
        }

        IReadOnlyDictionary<string, string> ids = expected.Ask(r => r.ContentHashes());
        Assert.Equal(ids.OrderBy(i => i.Key, StringComparer.Ordinal), actual.Ask(r => r.ContentHashes()).OrderBy(i => i.Key, StringComparer.Ordinal));
        foreach (string id in ids.Keys)
        {
            Assert.Equal(Detail(expected, id), Detail(actual, id));
        }
    }

    private static string[] Sorted(SearchResult result, float weight) =>
        [.. result.Hits.Select(h => JsonSerializer.Serialize(weight == 0 ? h : h with { Score = 0 })).Order(StringComparer.Ordinal)];

    private static string Detail(TestArchive archive, string id)
    {
        ArticleDetail detail = archive.Ask(r => r.Get(id))!;
        return JsonSerializer.Serialize(detail with { Generation = "", File = Path.GetFileName(detail.File), SameStory = [.. detail.SameStory.OrderBy(s => s.Id, StringComparer.Ordinal)] });
    }

    private static Record Invent(int number, Random random)
    {
        string text = string.Concat(Enumerable.Range(0, 5).Select(_ => Sentence(random)));
        return new Record($"r{number}", $"blatt{random.Next(4)}", $"Meldung {Words[random.Next(Words.Length)]}", $"2024-0{random.Next(1, 10)}-1{random.Next(10)}", text);
    }

    private static string Sentence(Random random) =>
        $"{People[random.Next(People.Length)]} sagte in {Places[random.Next(Places.Length)]}, {string.Join(' ', Enumerable.Range(0, 9).Select(_ => Words[random.Next(Words.Length)] + random.Next(3)))}. ";

    /// <summary>Changes, removes, moves, adds and copies a few.</summary>
    private static void Edit(List<Record> records, Random random)
    {
        for (int i = 0; i < 4; i++)
        {
            int at = random.Next(records.Count);
            records[at] = records[at] with { text = records[at].text + Sentence(random) };
        }

        records.RemoveAt(records.Count - 1 - random.Next(10));
        records.Add(Invent(1_000 + random.Next(100_000), random));
        Record source = records[random.Next(records.Count)];
        records.Add(source with { id = source.id + "-kopie" + random.Next(100_000), source = "blatt9", date = "2023-01-0" + random.Next(1, 10) });

        // Records behind it come to stand on other lines.
        Record moved = records[55];
        records.RemoveAt(55);
        records.Add(moved);
    }

    private sealed record Record(string id, string source, string title, string date, string text);
}
