using System.Globalization;

namespace Search.Bench;

/// <summary>
/// Runs this engine and Apache Lucene in turn over the same generated corpus and prints their figures and ratios. "One thread" means
/// that the whole process has one core, merges, commit, garbage collection and compilation included.
/// </summary>
internal sealed class Comparison
{
    private const int Seed = 20_240_117;
    private readonly int _articles;
    private readonly int _runs;
    private readonly string _data;
    private readonly string? _only;

    public Comparison(string[] options)
    {
        _articles = int.Parse(Option(options, "--articles") ?? "100000", CultureInfo.InvariantCulture);
        _runs = int.Parse(Option(options, "--runs") ?? "5", CultureInfo.InvariantCulture);
        _data = Path.GetFullPath(Option(options, "--data") ?? Path.Combine("bench", "data"));
        _only = Option(options, "--only");
    }

    private string Corpus => Path.Combine(_data, $"corpus-{_articles}.tsv");

    private string Queries => Path.Combine(_data, $"queries-{_articles}.tsv");

    public void Run()
    {
        Directory.CreateDirectory(_data);
        if (!File.Exists(Queries))
        {
            Console.Error.WriteLine($"generating {_articles} articles");
            new CorpusGenerator(Seed).Write(Corpus, Queries, _articles);
        }

        double megabytes = new FileInfo(Corpus).Length / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_articles} articles, {megabytes:0} MB of text\n"));
        var ours = new SideProcess("dotnet", Path.Combine(AppContext.BaseDirectory, "Search.Bench.dll"))
        {
            // As much as Java's -Xmx3g.
            Variables = { ["DOTNET_GCHeapHardLimit"] = "0xC0000000" },
        };
        SideProcess apache = Apache();
        if (_only is null or "index")
        {
            CompareIndexing(ours, apache, megabytes);
        }

        if (_only is null or "search")
        {
            CompareSearching(ours, apache);
        }
    }

    private static string? Option(string[] options, string name)
    {
        int at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }

    /// <summary>Compiles the Java side beside the data.</summary>
    private SideProcess Apache()
    {
        string jars = string.Join(':', ((string[])["core", "analyzers-common", "facet", "queries"]).Select(j => $"/usr/share/java/lucene-{j}-8.7.0.jar"));
        string source = Path.Combine(FindBench(), "apache", "ApacheBench.java");
        string classes = Path.Combine(_data, "classes");
        using var compiler = System.Diagnostics.Process.Start("javac", ["-nowarn", "-cp", jars, "-d", classes, source]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0
            ? new SideProcess("java", "-Xms3g", "-Xmx3g", "-cp", $"{classes}:{jars}", "ApacheBench")
            : throw new InvalidOperationException("The Java side does not compile; is liblucene8-java installed?");
    }

    private static string FindBench()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "bench", "apache")))
            {
                return Path.Combine(at.FullName, "bench");
            }
        }

        throw new DirectoryNotFoundException("bench/apache stands in no folder above the program.");
    }

    private void CompareIndexing(SideProcess ours, SideProcess apache, double megabytes)
    {
        var speed = new Table("MB/s", higherIsBetter: true);
        var size = new Table("MB", higherIsBetter: false);
        string terms = "";
        for (int run = 0; run < _runs; run++)
        {
            foreach ((string name, string cores, string threads, string vectors) in ((string, string, string, string)[])
                [("one thread, no vectors", "0", "1", "plain"), ("one thread, vectors", "0", "1", "vectors"), ("two threads, no vectors", "0,1", "2", "two")])
            {
                Console.Error.WriteLine($"indexing, {name}, run {run + 1} of {_runs}");
                string[] Arguments(string side) => ["index", Corpus, Index(side, vectors), threads, vectors, "1"];
                SideFigures a = apache.Run(cores, Arguments("apache"));
                SideFigures o = ours.Run(cores, Arguments("ours"));
                o.RequireSame(a, name);
                terms = o.Checks["terms"];
                speed.Add($"indexing, {name}", megabytes / o["seconds"], megabytes / a["seconds"], a["cpu"] / o["cpu"]);
                size.Add($"index size, {name}", o["bytes"] / 1e6, a["bytes"] / 1e6);
            }
        }

        Console.WriteLine($"{terms} distinct terms in the articles' texts, on both sides\n");
        speed.Print(Console.Out);
        size.Print(Console.Out);
    }

    private void CompareSearching(SideProcess ours, SideProcess apache)
    {
        var table = new Table("µs", higherIsBetter: false);
        foreach (string side in (string[])["apache", "ours"])
        {
            if (!Directory.Exists(Index(side, "plain")))
            {
                (side == "ours" ? ours : apache).Run("0", "index", Corpus, Index(side, "plain"), "1", "plain", "1");
            }
        }

        Dictionary<string, int> kinds = File.ReadLines(Queries).CountBy(l => l.Split('\t')[0]).ToDictionary(StringComparer.Ordinal);
        SideFigures? last = null;
        for (int run = 0; run < _runs; run++)
        {
            Console.Error.WriteLine($"searching, run {run + 1} of {_runs}");
            SideFigures a = apache.Run("0", "search", Index("apache", "plain"), Queries);
            SideFigures o = ours.Run("0", "search", Index("ours", "plain"), Queries);
            o.RequireSame(a, "searching");
            string[] works = [.. o.Figures.Keys.Where(w => !w.EndsWith(" cpu", StringComparison.Ordinal))];
            foreach (string variant in works.Select(w => w.Split(' ')[1]).Distinct(StringComparer.Ordinal))
            {
                table.Add($"all {variant}", Mean(o, ""), Mean(a, ""), Mean(a, " cpu") / Mean(o, " cpu"));

                double Mean(SideFigures side, string clock) => kinds.Sum(k => k.Value * side[$"{k.Key} {variant}{clock}"]) / kinds.Values.Sum();
            }

            foreach (string work in works)
            {
                table.Add(work, o[work], a[work], a[$"{work} cpu"] / o[$"{work} cpu"]);
            }

            last = o;
        }

        table.Print(Console.Out);
        Console.WriteLine("the same on both sides: " + string.Join(", ", last!.Checks.Select(c => $"{c.Key} {c.Value}")));
    }

    private string Index(string side, string kind) => Path.Combine(_data, $"index-{side}-{kind}-{_articles}");
}
