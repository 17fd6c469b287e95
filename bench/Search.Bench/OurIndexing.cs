using System.Diagnostics;
using System.Globalization;
using Search.German;
using Search.Lucene.Documents;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Bench;

/// <summary>This engine's side of the indexing benchmark; its twin is <c>ApacheBench.java</c>. Prints <c>seconds X</c>, <c>cpu X</c>, <c>bytes X</c>, <c>check terms X</c>.</summary>
internal static class OurIndexing
{
    private const int WarmUpArticles = 5_000;
    private const int WarmUpRounds = 3;
    private const double RamBufferMegabytes = 256;

    /// <param name="corpus">The articles.</param>
    /// <param name="folder">Receives the index.</param>
    /// <param name="threads">Threads that add articles.</param>
    /// <param name="vectors">Whether bodies have term vectors.</param>
    /// <param name="segments">1: merged to one; more, with one thread: as many of equal numbers of articles, unmerged.</param>
    public static void Run(string corpus, string folder, int threads, bool vectors, int segments)
    {
        List<BenchArticle> articles = BenchArticle.ReadAll(corpus);
        for (int i = 0; i < WarmUpRounds; i++)
        {
            Write(articles[..Math.Min(WarmUpArticles, articles.Count)], folder + "-warm", threads, vectors, 1);
        }

        GC.Collect();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Write(articles, folder, threads, vectors, segments);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cpuSeconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;

        using DirectoryReader reader = DirectoryReader.Open(new FileStorage(folder));
        long bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
        long terms = reader.Leaves.Sum(l => l.Reader.Terms("body")?.Count ?? 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds {seconds:0.000}\ncpu {cpuSeconds:0.000}\nbytes {bytes}\ncheck terms {terms}"));
    }

    private static void Write(List<BenchArticle> articles, string folder, int threads, bool vectors, int segments)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        using var analyzer = new GermanAnalyzer();
        using var writer = new IndexWriter(new FileStorage(folder), new IndexWriterOptions
        {
            Analyzer = analyzer,
            RamBufferMegabytes = RamBufferMegabytes,
            MergeExecution = segments == 1 ? MergeExecution.Background : MergeExecution.Never,
        });
        TextFieldOptions body = TextFieldOptions.StoredText with { TermVectors = vectors ? TermVectorOptions.Positions : TermVectorOptions.None };
        int next = -1;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Work))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        if (segments == 1)
        {
            writer.ForceMerge(segments);
        }

        writer.Commit();

        void Work()
        {
            for (int i = Interlocked.Increment(ref next); i < articles.Count; i = Interlocked.Increment(ref next))
            {
                writer.AddDocument(ToDocument(articles[i], body));
                if (segments > 1 && (i + 1) % ((articles.Count + segments - 1) / segments) == 0)
                {
                    writer.Flush();
                }
            }
        }
    }

    private static Document ToDocument(BenchArticle article, TextFieldOptions body)
    {
        var document = new Document
        {
            new StringField("id", article.Id, stored: true),
            new TextField("title", article.Title, TextFieldOptions.StoredText),
            new TextField("body", article.Body, body),
            new NumericDocValuesField("day", article.Day),
            new LongPoint("day", article.Day),
        };
        foreach (string person in article.People)
        {
            document.Add(new FacetField("person", person));
        }

        foreach (string place in article.Places)
        {
            document.Add(new FacetField("place", place));
        }

        return document;
    }
}
