using System.Diagnostics;
using System.Globalization;
using Search.Lucene.KillTarget;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Writing;

/// <summary>
/// A process that adds, updates, deletes, flushes, merges and commits is killed (<c>SIGKILL</c>) at random moments. Each time the index
/// holds exactly what the last acknowledged commit held, or the one that was being made; its checksums are right, and Apache's
/// <c>CheckIndex -slow</c> finds it clean where Java is installed. <c>SEARCH_ENGINE_KILLS</c> sets how often (200 for the full proof).
/// </summary>
public sealed class IndexWriterKillTests
{
    private const int DefaultKills = 20;

    /// <summary>Milliseconds that the process gets after it has opened the index, at most.</summary>
    private const int LongestLife = 700;

    [Fact]
    public void Nothing_acknowledged_is_lost()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_ENGINE_KILLS"), CultureInfo.InvariantCulture, out int asked) ? asked : DefaultKills;
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {kills} kills");
        var random = new Random(seed);
        using JavaOracle? oracle = JavaOracle.IsPresent ? new JavaOracle("IndexOracle") : null;
        string folder = Directory.CreateTempSubdirectory("search-engine-kill").FullName;
        int acknowledged = 0;
        try
        {
            var expected = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (int kill = 0; kill < kills; kill++)
            {
                string kind = kill % 2 == 0 ? "plain" : "sorted";
                string index = Path.Combine(folder, kind);
                string context = $"seed {seed}, kill {kill}, {kind}";
                List<string> lines = RunAndKill(index, random.Next(), kind, random.Next(LongestLife), context);
                acknowledged += lines.Count(l => l.StartsWith("ack ", StringComparison.Ordinal));
                expected[kind] = Check(index, lines, expected.GetValueOrDefault(kind), context);
                if (oracle is not null && Directory.EnumerateFiles(index, "segments_*").Any())
                {
                    IReadOnlyList<string> verdict = oracle.Ask("check", index);
                    Assert.True(verdict[0] == "clean", $"{context}: {string.Join('\n', verdict)}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged} commits acknowledged");
        Assert.True(acknowledged > kills / 10, $"only {acknowledged} commits were acknowledged");
    }

    /// <summary>Returns what the process wrote before it was killed.</summary>
    private static List<string> RunAndKill(string index, int seed, string kind, int life, string context)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Search.Lucene.KillTarget.dll"), index, seed.ToString(CultureInfo.InvariantCulture), kind },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Assert.True(process.StandardOutput.ReadLine() == "ready", $"{context}: {(process.HasExited ? errors.Result : "no answer")}");
        using var timer = new Timer(_ => process.Kill(), null, life, Timeout.Infinite);
        var lines = new List<string>();
        for (string? line = process.StandardOutput.ReadLine(); line is not null; line = process.StandardOutput.ReadLine())
        {
            lines.Add(line);
        }

        process.WaitForExit();
        Assert.True(errors.Result.Length == 0, $"{context}: {errors.Result}");
        return lines;
    }

    /// <summary>Compares the index with what was acknowledged and tried; returns the digest of what it holds, null while there is none.</summary>
    private static string? Check(string index, List<string> lines, string? before, string context)
    {
        int lastAcknowledged = lines.FindLastIndex(l => l.StartsWith("ack ", StringComparison.Ordinal));
        string? held = lastAcknowledged < 0 ? before : lines[lastAcknowledged][4..];
        string? tried = lines.Skip(lastAcknowledged + 1).FirstOrDefault(l => l.StartsWith("try ", StringComparison.Ordinal))?[4..];
        using var storage = new FileStorage(index);
        if (!DirectoryReader.IndexExists(storage))
        {
            Assert.True(held is null, $"{context}: there is no index");
            return null;
        }

        using DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true, IndexContent.SoftDeletesField);
        string found = IndexContent.Read(reader).Digest();
        Assert.True(found == held || found == tried, $"{context}: the index holds {found}; acknowledged {held}, tried {tried}");
        return found;
    }
}
