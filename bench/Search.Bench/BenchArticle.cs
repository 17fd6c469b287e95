using System.Globalization;
using System.Text;

namespace Search.Bench;

/// <summary>A line of the corpus.</summary>
internal sealed record BenchArticle(string Id, string Title, long Day, string[] People, string[] Places, string Body)
{
    public static List<BenchArticle> ReadAll(string corpus) => [.. Read(corpus)];

    /// <summary>The articles one after the other, so that a corpus may be larger than memory.</summary>
    public static IEnumerable<BenchArticle> Read(string corpus)
    {
        foreach (string line in File.ReadLines(corpus, Encoding.UTF8))
        {
            string[] c = line.Split('\t');
            yield return new BenchArticle(c[0], c[1], long.Parse(c[2], CultureInfo.InvariantCulture), Split(c[3]), Split(c[4]), c[5]);
        }
    }

    private static string[] Split(string values) => values.Length == 0 ? [] : values.Split(';');
}
