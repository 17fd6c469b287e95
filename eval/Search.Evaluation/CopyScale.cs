using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Search.Articles.Copies;

namespace Search.Evaluation;

/// <summary>Time and memory of finding the copies in a large file of JSON lines; texts are read again from it when they must be compared.</summary>
internal static class CopyScale
{
    public static void Run(string file)
    {
        var items = new List<CopyItem>();
        var lines = new List<(long Offset, int Length)>();
        TimeSpan fingerprinting = TimeSpan.Zero;
        long offset = 0;
        foreach (string line in File.ReadLines(file))
        {
            int length = Encoding.UTF8.GetByteCount(line);
            lines.Add((offset, length));
            offset += length + 1;
            using JsonDocument record = JsonDocument.Parse(line);
            string text = record.RootElement.GetProperty("text").GetString()!;
            long start = Stopwatch.GetTimestamp();
            CopyFingerprint fingerprint = CopyFingerprint.Of(CopyText.Of("", text));
            fingerprinting += Stopwatch.GetElapsedTime(start);
            DateTime date = record.RootElement.GetProperty("date").GetDateTime();
            items.Add(new CopyItem(record.RootElement.GetProperty("id").GetString()!, date.Ticks, fingerprint));
        }

        Console.WriteLine($"{items.Count} articles, {offset / 1e6:0} MB, fingerprinting {fingerprinting.TotalSeconds:0.0} s on one thread");
        lines.TrimExcess();
        long held = GC.GetTotalMemory(forceFullCollection: true);
        using var stop = new CancellationTokenSource();
        long peak = held;
        var watch = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(5);
            }
        });
        watch.Start();
        using var handle = File.OpenHandle(file);
        var finder = new CopyFinder(items, i =>
        {
            byte[] bytes = new byte[lines[i].Length];
            RandomAccess.Read(handle, bytes, lines[i].Offset);
            using JsonDocument record = JsonDocument.Parse(bytes);
            return CopyText.Of("", record.RootElement.GetProperty("text").GetString()!);
        });
        long begun = Stopwatch.GetTimestamp();
        CopyLink[] links = finder.Find(CancellationToken.None);
        TimeSpan time = Stopwatch.GetElapsedTime(begun);
        stop.Cancel();
        watch.Join();
        int copies = links.Where((l, i) => l.First >= 0 && l.First != i).Count();
        Console.WriteLine(
            $"{copies} copies in {links.Where((l, i) => l.First == i).Count()} clusters, {finder.Compared} pairs compared, {time.TotalSeconds:0.0} s; "
            + $"{held / 1e6:0} MB held before (fingerprints, ids, places in the file), at most {(peak - held) / 1e6:0} MB more on the heap, garbage included");
    }
}
