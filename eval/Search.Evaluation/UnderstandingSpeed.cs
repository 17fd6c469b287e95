using System.Diagnostics;
using System.Text;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Entities;
using Search.Articles.Reading;
using Search.Articles.Recognition;

namespace Search.Evaluation;

/// <summary>
/// Throughput of understanding on one thread, in megabytes of article text (UTF-8) per second of processor time, garbage collection included: cleaning, the
/// rules, and the whole with the sequence model. Articles come from JSON lines (id, title, text), read beforehand.
/// </summary>
internal static class UnderstandingSpeed
{
    private const int Rounds = 3;

    public static void Run(IReadOnlyList<string> files)
    {
        long load = Stopwatch.GetTimestamp();
        _ = NameModel.Instance;
        Console.WriteLine($"model loaded in {Stopwatch.GetElapsedTime(load).TotalMilliseconds:0} ms");
        load = Stopwatch.GetTimestamp();
        _ = Lexicon.Instance;
        Console.WriteLine($"lexicon loaded in {Stopwatch.GetElapsedTime(load).TotalMilliseconds:0} ms");
        List<RawArticle> raw = files.SelectMany(FacetSample.Read).Select(article => new RawArticle { Id = article.Id, Origin = article.Origin, Title = article.Title, Text = article.Body }).ToList();
        double megabytes = raw.Sum(article => (double)Encoding.UTF8.GetByteCount(article.Text)) / 1e6;
        List<Article> clean = raw.ConvertAll(ArticleCleaner.Clean);
        var rules = new GermanMentionExtractor(model: null);
        var extractor = new GermanMentionExtractor(NameModel.Instance);
        Console.WriteLine($"{raw.Count} articles, {megabytes:0.0} MB");
        Measure("cleaning", megabytes, () => raw.ForEach(article => ArticleCleaner.Clean(article)));
        Measure("rules", megabytes, () => clean.ForEach(article => rules.Extract(article)));
        Measure("rules and model", megabytes, () => clean.ForEach(article => extractor.Extract(article)));
        Measure("understanding: cleaning, rules and model", megabytes, () => raw.ForEach(article => extractor.Extract(ArticleCleaner.Clean(article))));
    }

    /// <summary>Best of some rounds, after one that warms up.</summary>
    private static void Measure(string what, double megabytes, Action work)
    {
        work();
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        Console.WriteLine($"{megabytes / best,6:0.0} MB/s  {what}");
    }
}
