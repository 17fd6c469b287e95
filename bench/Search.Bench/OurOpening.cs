using System.Diagnostics;
using System.Globalization;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Bench;

/// <summary>
/// This engine's side of the opening benchmark: opens an index, verifies the checksum of every file, closes it. Prints
/// <c>seconds X</c>, <c>cpu X</c> (both of a round, the first ones not counted) and <c>check documents X</c>.
/// </summary>
internal static class OurOpening
{
    private const int WarmUpRounds = 3;
    private const int Rounds = 7;

    public static void Run(string folder)
    {
        var seconds = new List<double>();
        TimeSpan cpu = default;
        int documents = 0;
        for (int round = -WarmUpRounds; round < Rounds; round++)
        {
            if (round == 0)
            {
                cpu = Environment.CpuUsage.TotalTime;
            }

            long start = Stopwatch.GetTimestamp();
            using (DirectoryReader reader = DirectoryReader.Open(new FileStorage(folder), verifyChecksums: true))
            {
                documents = reader.NumDocs;
            }

            if (round >= 0)
            {
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        double median = seconds.Order().ElementAt(Rounds / 2);
        double cpuEach = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds / Rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds {median:0.0000}\ncpu {cpuEach:0.0000}\ncheck documents {documents}"));
    }
}
