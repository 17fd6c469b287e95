using System.Globalization;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Archive.Tests.Reindexing;

/// <summary>
/// Reindexes while clients search without pause: no query fails and none mixes generations. Every generation has a source of its own, so
/// that an answer of one state counts exactly one. <c>SEARCH_REINDEXES</c> sets how many (50 for the full proof).
/// </summary>
public sealed class SwapTests
{
    private const int DefaultReindexes = 15;
    private const int Clients = 4;

    [Fact]
    public void No_query_fails_or_mixes_states_while_generations_are_swapped()
    {
        int reindexes = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_REINDEXES"), CultureInfo.InvariantCulture, out int asked) ? asked : DefaultReindexes;
        using var archive = new TestArchive();
        Write(archive, 0);
        archive.Reindex();
        LiveArchive live = archive.Live;
        live.Refresh();
        using var done = new CancellationTokenSource();
        long answers = 0;
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Thread[] clients = Enumerable.Range(0, Clients).Select(c => new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                try
                {
                    if (c == 0)
                    {
                        live.Refresh();
                    }

                    Ask(live);
                    Interlocked.Increment(ref answers);
                }
                catch (Exception e)
                {
                    failures.Enqueue(e.ToString());
                }
            }
        })).ToArray();
        Array.ForEach(clients, c => c.Start());
        for (int i = 1; i <= reindexes; i++)
        {
            Write(archive, i);
            archive.Reindex();
        }

        done.Cancel();
        Array.ForEach(clients, c => c.Join());
        Assert.True(failures.IsEmpty, failures.FirstOrDefault());
        Assert.True(answers > reindexes, $"only {answers} answers");
        live.Refresh();
        Assert.Equal($"v{reindexes}", archive.Search(null, FacetName.Source).Facets["source"].Values.Single().Id);
        TestContext.Current.TestOutputHelper?.WriteLine($"{answers} answers during {reindexes} reindexes");
    }

    private static void Ask(LiveArchive live)
    {
        using ReaderLease lease = live.Acquire()!;
        SearchResult first = lease.Reader.Search(new SearchRequest { Query = "haus", Facets = [FacetName.Source, FacetName.Person], Size = 5 }, CancellationToken.None);
        FacetValue source = first.Facets["source"].Values.Single();
        Assert.Equal(first.Total, source.Count);
        int version = int.Parse(source.Id.AsSpan(1), CultureInfo.InvariantCulture);
        Assert.Equal(40 + (version % 7), first.Total);
        Assert.All(first.Hits, h => Assert.Equal(source.Id, h.Source));
        SearchResult next = lease.Reader.Search(new SearchRequest { Query = "haus", Size = 5, Cursor = first.NextCursor }, CancellationToken.None);
        Assert.Equal(first.Generation, next.Generation);
        Assert.Empty(next.Hits.Select(h => h.Id).Intersect(first.Hits.Select(h => h.Id)));
    }

    private static void Write(TestArchive archive, int version) => archive.WriteRecords(
        "a.jsonl",
        Enumerable.Range(0, 40 + (version % 7)).Select(i => (object)new
        {
            id = $"a{i}",
            source = $"v{version}",
            title = $"Meldung {i}",
            text = $"Ein Haus der Ministerin Anna Seiler, Fassung {version}, Nummer {i}.",
        }).ToArray());
}
