using System.Globalization;
using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Evaluation;

/// <summary>Processor time of reading and cleaning, apart and together, in MB of source a second; one thread, everything in the page cache.</summary>
internal static class ReadingSpeed
{
    private const int Rounds = 5;

    public static void Run(IReadOnlyList<string> sources)
    {
        SourceFile[] files = SourceScanner.Scan(sources, CancellationToken.None).Where(i => i.File is not null).Select(i => i.File!).ToArray();
        long bytes = files.Sum(f => f.Length);
        (TimeSpan Reading, TimeSpan Both) best = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        long articles = 0;
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan reading = Time(files, clean: false, out articles);
            TimeSpan both = Time(files, clean: true, out _);
            best = (Shorter(best.Reading, reading), Shorter(best.Both, both));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{files.Length} files, {articles} articles, {bytes / 1e6:0.0} MB; reading {bytes / 1e6 / best.Reading.TotalSeconds:0.0} MB/s, reading and cleaning {bytes / 1e6 / best.Both.TotalSeconds:0.0} MB/s of processor time (best of {Rounds})"));
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Time(SourceFile[] files, bool clean, out long articles)
    {
        articles = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        foreach (SourceFile file in files)
        {
            foreach (ReadItem item in ArticleReader.Read(file, CancellationToken.None))
            {
                if (item.Article is { } raw)
                {
                    articles++;
                    if (clean)
                    {
                        ArticleCleaner.Clean(raw);
                    }
                }
            }
        }

        return Environment.CpuUsage.TotalTime - before;
    }
}
