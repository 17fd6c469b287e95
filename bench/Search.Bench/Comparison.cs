using System.Globalization;

namespace Search.Bench;

/// <summary>
/// Runs this engine and Apache Lucene in turn over the same generated corpus and prints their figures and ratios. "One thread" means
/// that the whole process has one core, merges, commit, garbage collection and compilation included.
/// </summary>
internal sealed class Comparison
{
    private readonly int _articles;
    private readonly int _runs;
    private readonly string _data;
    private readonly string? _only;
    private readonly string _seconds;

    public Comparison(string[] options)
    {
        _articles = int.Parse(Option(options, "--articles") ?? "100000", CultureInfo.InvariantCulture);
        _runs = int.Parse(Option(options, "--runs") ?? "5", CultureInfo.InvariantCulture);
        _data = Path.GetFullPath(Option(options, "--data") ?? Path.Combine("bench", "data"));
        _only = Option(options, "--only");
        _seconds = Option(options, "--seconds") ?? "1.2";
    }

    private GeneratedCorpus Corpus => new(_data, _articles);

    public void Run()
    {
        if (!Corpus.IsWritten)
        {
            Console.Error.WriteLine($"generating {_articles} articles");
            Corpus.Write();
        }

        double megabytes = new FileInfo(Corpus.Texts).Length / 1e6;
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
            CompareSearching(ours, apache, "plain", "1", "one segment");
            CompareSearching(ours, apache, "ten", "10", "ten segments");
        }

        if (_only is null or "open")
        {
            CompareOpening(ours, apache);
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
                string[] Arguments(string side) => ["index", Corpus.Texts, Index(side, vectors), threads, vectors, "1"];
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

    /// <param name="ours">This engine.</param>
    /// <param name="apache">Apache Lucene.</param>
    /// <param name="index">The index searched, made where it is missing.</param>
    /// <param name="segments">Its segments.</param>
    /// <param name="title">Stands over the table.</param>
    private void CompareSearching(SideProcess ours, SideProcess apache, string index, string segments, string title)
    {
        var table = new Table("µs", higherIsBetter: false);
        var memory = new Table("bytes", higherIsBetter: false);
        RequireIndex(apache, "apache", index, segments);
        RequireIndex(ours, "ours", index, segments);
        Dictionary<string, int> kinds = File.ReadLines(Corpus.Queries).CountBy(l => l.Split('\t')[0]).ToDictionary(StringComparer.Ordinal);
        SideFigures? last = null;
        for (int run = 0; run < _runs; run++)
        {
            Console.Error.WriteLine($"searching {title}, run {run + 1} of {_runs}");
            SideFigures a = apache.Run("0", "search", Index("apache", index), Corpus.Queries, _seconds);
            SideFigures o = ours.Run("0", "search", Index("ours", index), Corpus.Queries, _seconds);
            o.RequireSame(a, "searching");
            string[] works = [.. o.Figures.Keys.Where(w => w.Count(c => c == ' ') == 1)];
            foreach (string variant in works.Select(w => w.Split(' ')[1]).Distinct(StringComparer.Ordinal))
            {
                table.Add($"all {variant}", Mean(o, ""), Mean(a, ""), Mean(a, " cpu") / Mean(o, " cpu"), Mean(a, " fastest") / Mean(o, " fastest"));
                memory.Add($"all {variant}", Mean(o, " bytes"), Mean(a, " bytes"));

                double Mean(SideFigures side, string clock) => kinds.Sum(k => k.Value * side[$"{k.Key} {variant}{clock}"]) / kinds.Values.Sum();
            }

            foreach (string work in works)
            {
                table.Add(work, o[work], a[work], a[$"{work} cpu"] / o[$"{work} cpu"], a[$"{work} fastest"] / o[$"{work} fastest"]);
                memory.Add(work, o[$"{work} bytes"], a[$"{work} bytes"]);
            }

            last = o;
        }

        Console.WriteLine($"A query, {title}:\n");
        table.Print(Console.Out);
        Console.WriteLine($"Allocated by a warm query, {title}:\n");
        memory.Print(Console.Out);
        Console.WriteLine("the same on both sides: " + string.Join(", ", last!.Checks.Select(c => $"{c.Key} {c.Value}")) + "\n");
    }

    /// <summary>Both open the same files: ten copies of Apache's index, added to each other.</summary>
    private void CompareOpening(SideProcess ours, SideProcess apache)
    {
        RequireIndex(apache, "apache", "plain", "1");
        string index = Index("apache", "copies");
        if (!Directory.Exists(index))
        {
            apache.Run("0", "copy", Index("apache", "plain"), index, "10");
        }

        var table = new Table("ms", higherIsBetter: false);
        double gigabytes = new DirectoryInfo(index).EnumerateFiles().Sum(f => f.Length) / 1e9;
        string documents = "";
        for (int run = 0; run < _runs; run++)
        {
            foreach ((string name, string cores) in ((string, string)[])[("two cores", "0,1"), ("one core", "0")])
            {
                Console.Error.WriteLine($"opening, {name}, run {run + 1} of {_runs}");
                SideFigures a = apache.Run(cores, "open", index);
                SideFigures o = ours.Run(cores, "open", index);
                o.RequireSame(a, "opening");
                documents = o.Checks["documents"];
                table.Add($"open and verify, {name}", o["seconds"] * 1e3, a["seconds"] * 1e3, a["cpu"] / o["cpu"]);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Opening {documents} articles, {gigabytes:0.0} GB in ten segments, warm:\n"));
        table.Print(Console.Out);
    }

    private void RequireIndex(SideProcess side, string name, string index, string segments)
    {
        if (!Directory.Exists(Index(name, index)))
        {
            side.Run("0", "index", Corpus.Texts, Index(name, index), "1", "plain", segments);
        }
    }

    private string Index(string side, string kind) => Path.Combine(_data, $"index-{side}-{kind}-{_articles}");
}
