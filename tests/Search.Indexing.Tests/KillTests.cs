using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Archive.Embedded;
using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Indexing.Tests;

/// <summary>
/// Kills the command line at random moments of reindexing and adding. Afterwards the live generation always opens, verifies, and holds
/// every article whose addition was acknowledged. <c>SEARCH_KILLS</c> sets how often (100 for the full proof).
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int DefaultKills = 10;
    private readonly string _folder = Directory.CreateTempSubdirectory("search-kill").FullName;

    [Fact]
    public void Whatever_was_acknowledged_survives_a_kill_at_any_moment()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        int kills = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_KILLS"), CultureInfo.InvariantCulture, out int asked) ? asked : DefaultKills;
        string index = Path.Combine(_folder, "index");
        string source = Directory.CreateDirectory(Path.Combine(_folder, "source")).FullName;
        string base0 = Path.Combine(source, "base.jsonl");
        File.WriteAllLines(base0, Enumerable.Range(0, 400).Select(i => Record($"base{i}", i)));
        var timer = Stopwatch.StartNew();
        (int code, string output) = CommandLine.Run("reindex", "--source", source, "--index", index);
        Assert.True(code == 0, output);
        int wholeRun = (int)timer.ElapsedMilliseconds;
        var acknowledged = Enumerable.Range(0, 400).Select(i => $"base{i}").ToHashSet(StringComparer.Ordinal);
        int next = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            bool adding = random.Next(2) == 0;
            string[] ids = Enumerable.Range(next, 20).Select(i => $"new{i}").ToArray();
            string added = Path.Combine(_folder, $"added{kill}.jsonl");
            if (adding)
            {
                File.WriteAllLines(added, ids.Select((id, i) => Record(id, next + i)));
                next += ids.Length;
            }

            (Process process, StringBuilder text) = adding
                ? CommandLine.Start("add", "--source", added, "--index", index)
                : CommandLine.Start("reindex", "--source", source, "--index", index);
            using (process)
            {
                if (!process.WaitForExit(random.Next(wholeRun)))
                {
                    process.Kill();
                }

                process.WaitForExit();
            }

            if (adding && text.ToString().Contains("committed 20", StringComparison.Ordinal))
            {
                // What was acknowledged becomes part of the sources, so that a reindex keeps it too.
                File.Copy(added, Path.Combine(source, Path.GetFileName(added)));
                acknowledged.UnionWith(ids);
            }

            Check(index, acknowledged, $"seed {seed}, kill {kill}: {text}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Record(string id, int i) =>
        JsonSerializer.Serialize(new { id, title = $"Meldung {i}", text = $"Das ist die Meldung {i} aus Kiel. Ministerin Anna Seiler sprach über das Haus Nummer {i}." });

    private static void Check(string index, HashSet<string> acknowledged, string context)
    {
        var store = new GenerationStore(index);
        LiveGeneration current = store.ReadCurrent()!;
        using IEngineReader reader = new EmbeddedEngine().OpenReader(store.IndexFolder(current.Generation), current.Generation, m => store.LoadRegistry(current.Generation, m));
        reader.Verify(CancellationToken.None);
        IReadOnlyDictionary<string, string> held = reader.ContentHashes();
        string[] lost = acknowledged.Where(id => !held.ContainsKey(id)).ToArray();
        Assert.True(lost.Length == 0, $"lost {string.Join(' ', lost.Take(5))} ({lost.Length}); {context}");
    }
}
