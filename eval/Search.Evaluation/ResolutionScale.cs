using System.Diagnostics;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>Time and memory of resolving many articles: the mentions of the given ones, repeated under other ids.</summary>
internal static class ResolutionScale
{
    public static void Run(IReadOnlyList<string> files, int count)
    {
        var extractor = new GermanMentionExtractor();
        List<ArticleMentions> mentions = files.SelectMany(FacetSample.Read).Select(extractor.Extract).ToList();
        ArticleMentions[] corpus = [.. Enumerable.Range(0, count).Select(i => mentions[i % mentions.Count] with { ArticleId = "a" + i })];
        long held = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        Resolution resolution = new EntityResolver().Resolve(corpus, [], CancellationToken.None);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        long grown = GC.GetTotalMemory(forceFullCollection: false) - held;
        Console.WriteLine($"{corpus.Length} articles, {resolution.Entities.Count} entities, {time.TotalSeconds:0.0} s, {grown / 1e6:0} MB not yet collected at the end");
    }
}
