using System.Diagnostics;
using System.Globalization;
using Search.German;
using Search.Lucene.Analysis;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Facets;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;

namespace Search.Bench;

/// <summary>
/// This engine's side of the search benchmark; its twin is <c>ApacheBench.java</c>. Prints <c>check NAME VALUE</c>, which have to be the
/// same on both sides, and <c>query KIND VARIANT MICROSECONDS CPU-MICROSECONDS BYTES</c>: what a warm query takes and allocates.
/// </summary>
internal sealed class OurSearching : IDisposable
{
    private const int MinRounds = 6;
    private const int Hits = 10;
    private static readonly SearchOptions Exact = new() { ExactTotals = true };

    private readonly GermanAnalyzer _analyzer = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly List<(string Kind, string Text, Query Query)> _asks;
    private readonly StoredTitle _title = new();

    private OurSearching(string folder, string queries)
    {
        _reader = DirectoryReader.Open(new FileStorage(folder));
        _searcher = new IndexSearcher(_reader);
        _asks = [.. File.ReadLines(queries).Select(l => l.Split('\t')).Select(c => (c[0], c[1], Parse(c[0], c[1])))];
    }

    /// <param name="folder">The index.</param>
    /// <param name="queries">The queries, a line each.</param>
    /// <param name="seconds">How long each work is repeated.</param>
    /// <param name="only">Kinds and variants to be measured; empty for all.</param>
    public static void Run(string folder, string queries, double seconds, string[] only)
    {
        bool Wanted(string name, string[] known) => !only.Any(known.Contains) || only.Contains(name);
        string[] variants = ["top", "exact", "facets", "load"];
        using var side = new OurSearching(folder, queries);
        string[] all = [.. side._asks.Select(a => a.Kind).Distinct(StringComparer.Ordinal)];
        string[] kinds = [.. all.Where(k => Wanted(k, all))];
        foreach (string kind in kinds)
        {
            side.Check(kind);
        }

        // Everything once without being counted: else the compiler's work is charged to what happens to come first.
        foreach (bool counts in (bool[])[false, true])
        {
            foreach (string variant in variants.Where(v => Wanted(v, variants)))
            {
                foreach (string kind in kinds)
                {
                    side.Measure(kind, variant, seconds, counts);
                }
            }
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
    }

    private void Check(string kind)
    {
        long total = 0;
        long counts = 0;
        long top = ScoreHash.Start;
        long exact = ScoreHash.Start;
        foreach ((_, _, Query query) in _asks.Where(a => a.Kind == kind))
        {
            top = ScoreHash.Add(top, _searcher.Search(query).Hits.Select(h => h.Score));
            TopDocs all = _searcher.Search(query, Exact);
            exact = ScoreHash.Add(exact, all.Hits.Select(h => h.Score));
            total += all.Total;
            FacetTop people = CountPeople(query, out _);
            counts += people.TotalValues + people.Values.Sum(v => (long)v.Count);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"check {kind}-totals {total}\ncheck {kind}-people {counts}\ncheck {kind}-top-scores {top:x16}\ncheck {kind}-exact-scores {exact:x16}"));
    }

    private void Measure(string kind, string variant, double seconds, bool counts)
    {
        (string Kind, string Text, Query Query)[] asks = [.. _asks.Where(a => a.Kind == kind)];
        var rounds = new List<double>();
        var cpuAfter = new List<double>();
        long allocated = 0;
        long begin = Stopwatch.GetTimestamp();
        long sink = 0;
        while (rounds.Count < MinRounds || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            foreach ((_, string text, Query query) in asks)
            {
                sink += variant switch
                {
                    "top" => _searcher.Search(query).Hits.Count,
                    "exact" => _searcher.Search(query, Exact).Total,
                    "facets" => CountPeople(query, out long total).TotalValues + total,
                    _ => Load(kind, text),
                };
            }

            rounds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / asks.Length);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / asks.Length;
            cpuAfter.Add(Environment.CpuUsage.TotalTime.TotalMicroseconds / asks.Length);
        }

        int settled = rounds.Count / 2;
        double micros = rounds[settled..].Order().ElementAt((rounds.Count - settled) / 2);
        double cpu = (cpuAfter[^1] - cpuAfter[settled - 1]) / (rounds.Count - settled);
        if (counts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"query {kind} {variant} {micros:0.00} {cpu:0.00} {allocated} {sink % 10}"));
        }
    }

    private FacetTop CountPeople(Query query, out long total)
    {
        var best = new TopScoreCollector(Hits);
        var people = new FacetCollector(_reader, "person");
        _searcher.Collect(query, new MultiCollector(best, people));
        total = best.GetTopDocs().Total;
        return people.Counts("person").Top("person", Hits);
    }

    private long Load(string kind, string text)
    {
        long length = 0;
        foreach (Hit hit in _searcher.Search(Parse(kind, text)).Hits)
        {
            LeafContext leaf = _reader.Leaves.Last(l => l.DocBase <= hit.Doc);
            leaf.Reader.StoredFields(hit.Doc - leaf.DocBase, _title);
            length += _title.Value.Length;
        }

        return length;
    }

    private Query Parse(string kind, string text)
    {
        if (kind == "prefix")
        {
            return new PrefixQuery(new Term("body", text.ToLowerInvariant()));
        }

        List<string> words = Words(text);
        if (kind == "phrase")
        {
            return new PhraseQuery("body", words);
        }

        if (words.Count == 1)
        {
            return new TermQuery("body", words[0]);
        }

        var builder = new BooleanQueryBuilder();
        foreach (string word in words)
        {
            builder.Add(new TermQuery("body", word), kind.StartsWith("and", StringComparison.Ordinal) ? Occur.Must : Occur.Should);
        }

        return builder.Build();
    }

    private List<string> Words(string text)
    {
        var words = new List<string>();
        TokenStream stream = _analyzer.TokenStream("body", text);
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(stream.Token.Term.ToString());
        }

        stream.End();
        return words;
    }
}
