using System.Diagnostics;
using System.Globalization;
using Search.German;
using Search.Lucene.Documents;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Bench;

/// <summary>
/// Indexes a generated corpus of any size on one thread, articles read one at a time, and prints the anonymous memory of the process
/// (<c>RssAnon</c> of <c>/proc/self/status</c>, sampled ten times a second) by stretch of the corpus, and of the forced merge.
/// </summary>
internal sealed class IndexingMemory(string data, int articles, bool vectors)
{
    private const int Stretches = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private long _peak;

    /// <exception cref="InvalidOperationException">The corpus could not be written.</exception>
    public void Run()
    {
        var corpus = new GeneratedCorpus(data, articles);
        if (!corpus.IsWritten)
        {
            // A process of its own, since what the generator leaves of its vocabulary, and of the collector's habits, is not the writer's memory.
            using Process generator = Process.Start(
                Environment.ProcessPath!, [Environment.GetCommandLineArgs()[0], "corpus", data, articles.ToString(CultureInfo.InvariantCulture)]);
            generator.WaitForExit();
            if (generator.ExitCode != 0)
            {
                throw new InvalidOperationException($"The corpus of {articles} articles could not be written to '{data}'.");
            }
        }

        string folder = Path.Combine(data, $"index-memory-{articles}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        using var timer = new Timer(_ => Sample(), null, TimeSpan.Zero, Interval);
        long start = Stopwatch.GetTimestamp();
        Index(corpus.Texts, folder);
        long bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, index of {bytes / 1e6:0} MB"));
    }

    private static long AnonymousBytes()
    {
        const string Name = "RssAnon:";
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Name.Length, line.Length - Name.Length - "kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
    }

    private void Index(string corpus, string folder)
    {
        using var analyzer = new GermanAnalyzer();
        using var writer = new IndexWriter(
            new FileStorage(folder), new IndexWriterOptions { Analyzer = analyzer, RamBufferMegabytes = OurIndexing.RamBufferMegabytes });
        TextFieldOptions body = TextFieldOptions.StoredText with { TermVectors = vectors ? TermVectorOptions.Positions : TermVectorOptions.None };
        int count = 0;
        foreach (BenchArticle article in BenchArticle.Read(corpus))
        {
            writer.AddDocument(OurIndexing.ToDocument(article, body));
            if (++count % Math.Max(1, articles / Stretches) == 0)
            {
                Print($"{count} articles");
            }
        }

        writer.Commit();
        Print("commit");
        writer.ForceMerge(1);
        writer.Commit();
        Print("merge to one segment");
    }

    private void Sample()
    {
        long now = AnonymousBytes();
        long peak = Interlocked.Read(ref _peak);
        while (now > peak)
        {
            peak = Interlocked.CompareExchange(ref _peak, now, peak);
        }
    }

    private void Print(string stretch)
    {
        Sample();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stretch}: at most {Interlocked.Exchange(ref _peak, 0) / 1e6:0} MB"));
    }
}
