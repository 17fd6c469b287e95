using System.Diagnostics;
using System.Text.Json;
using Search.Articles;
using Search.Articles.Entities;

namespace Search.Evaluation;

/// <summary>Resolves a file of articles (one JSON object a line: id, title, text) and prints the most frequent and a sample of the rare entities.</summary>
internal static class FacetSample
{
    private const int Top = 200;
    private const int Rare = 100;

    public static void Run(IReadOnlyList<string> files)
    {
        var extractor = new GermanMentionExtractor();
        List<Article> articles = files.SelectMany(Read).ToList();
        _ = articles.ConvertAll(extractor.Extract);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        List<ArticleMentions> mentions = articles.ConvertAll(extractor.Extract);
        TimeSpan extraction = Stopwatch.GetElapsedTime(start);
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        start = Stopwatch.GetTimestamp();
        Resolution resolution = new EntityResolver().Resolve(mentions, [], CancellationToken.None);
        TimeSpan resolving = Stopwatch.GetElapsedTime(start);
        double megabytes = articles.Sum(article => (double)System.Text.Encoding.UTF8.GetByteCount(article.Body)) / 1e6;
        Console.WriteLine($"{articles.Count} articles, {megabytes:0.0} MB; extraction {megabytes / extraction.TotalSeconds:0.0} MB/s on one thread ({megabytes / processor.TotalSeconds:0.0} MB per second of processor time), resolution {resolving.TotalMilliseconds:0} ms");
        foreach (EntityKind kind in new[] { EntityKind.Person, EntityKind.Place })
        {
            Entity[] all = resolution.Entities.Where(entity => entity.Kind == kind).OrderByDescending(entity => entity.ArticleCount).ThenBy(entity => entity.Id, StringComparer.Ordinal).ToArray();
            Console.WriteLine($"== {kind}: {all.Length}");
            foreach (Entity entity in all.Take(Top))
            {
                Print(entity);
            }

            Console.WriteLine($"-- {kind}, rare");
            Entity[] rare = all.Skip(Top).ToArray();
            for (int i = 0; i < Math.Min(Rare, rare.Length); i++)
            {
                Print(rare[(int)((long)i * rare.Length / Math.Min(Rare, rare.Length))]);
            }
        }
    }

    public static IEnumerable<Article> Read(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement record = document.RootElement;
            string id = record.GetProperty("id").GetString()!;
            yield return new Article
            {
                Id = id,
                Origin = new ArticleOrigin(file, 0, ""),
                Title = record.TryGetProperty("title", out JsonElement title) ? title.GetString()! : id,
                Body = record.GetProperty("text").GetString()!,
            };
        }
    }

    private static void Print(Entity entity) => Console.WriteLine($"{entity.ArticleCount}\t{entity.Label}\t{string.Join(" | ", entity.Forms.Take(6))}");
}
