using System.Diagnostics;
using System.Text;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Entities;
using Search.Articles.Reading;
using Search.Articles.Recognition;

namespace Search.Evaluation;

/// <summary>
/// Throughput of understanding on one thread, in megabytes of article text (UTF-8) per second of processor time, garbage collection included: reading, cleaning,
/// the rules, the sequence model (what it adds to them), and the sum. Both extractors remember the word forms of earlier rounds, as they do those of the articles
/// before in a long run; "at first sight" is the rate of an extractor that has none.
/// </summary>
internal static class UnderstandingSpeed
{
    private const int Rounds = 10;

    public static void Run(IReadOnlyList<string> files)
    {
        long load = Stopwatch.GetTimestamp();
        _ = NameModel.Instance;
        Console.WriteLine($"model loaded in {Stopwatch.GetElapsedTime(load).TotalMilliseconds:0} ms");
        load = Stopwatch.GetTimestamp();
        _ = Lexicon.Instance;
        Console.WriteLine($"lexicon loaded in {Stopwatch.GetElapsedTime(load).TotalMilliseconds:0} ms");
        List<RawArticle> raw = files.SelectMany(ReadRaw).ToList();
        double megabytes = raw.Sum(article => (double)Encoding.UTF8.GetByteCount(article.Text)) / 1e6;
        List<Article> clean = raw.ConvertAll(ArticleCleaner.Clean);
        var rules = new GermanMentionExtractor(model: null);
        var extractor = new GermanMentionExtractor(NameModel.Instance);
        Console.WriteLine($"{raw.Count} articles, {megabytes:0.0} MB");
        double reading = Measure("reading", megabytes, () => _ = files.SelectMany(ReadRaw).Count());
        double cleaning = Measure("cleaning", megabytes, () => raw.ForEach(article => ArticleCleaner.Clean(article)));
        double ruled = Measure("rules", megabytes, () => clean.ForEach(article => rules.Extract(article)));
        double modelled = Measure("rules and model", megabytes, () => clean.ForEach(article => extractor.Extract(article)));
        _ = Measure("at first sight", megabytes, () =>
        {
            // Each round forgets all word forms, as if every text were the first one read.
            var fresh = new GermanMentionExtractor(NameModel.Instance);
            clean.ForEach(article => fresh.Extract(article));
        });
        Print("model", megabytes, modelled - ruled, 0);
        Print("all", megabytes, reading + cleaning + modelled, 0);
    }

    private static IEnumerable<RawArticle> ReadRaw(string file) => SourceScanner.Scan([file], CancellationToken.None)
        .Where(found => found.File is not null)
        .SelectMany(found => ArticleReader.Read(found.File!, CancellationToken.None))
        .Where(item => item.Article is not null)
        .Select(item => item.Article!);

    /// <summary>Best of some rounds, after one that warms up, in seconds.</summary>
    private static double Measure(string what, double megabytes, Action work)
    {
        work();
        double best = double.MaxValue;
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Print(what, megabytes, best, allocated);
        return best;
    }

    private static void Print(string what, double megabytes, double seconds, long allocated) =>
        Console.WriteLine($"{what,-16} {megabytes / seconds,6:0.0} MB/s{(allocated > 0 ? $" {allocated / 1e6 / megabytes,6:0.0} MB allocated per MB" : "")}");
}
