using System.Globalization;
using System.Text;
using Search.Lucene.Tests.Oracle;

namespace Search.Lucene.Tests.Searching;

/// <summary>
/// Random documents for comparing searches: a small vocabulary of skewed frequencies, so that terms meet, phrases occur and repeat,
/// and words are near each other; several segments with deletions.
/// </summary>
internal static class SearchScript
{
    private const string Letters = "abcdeäßo";

    private static readonly string[] Vocabulary = MakeVocabulary();

    public static IndexScript Make(int seed, int documents, int segments)
    {
        Random random = new(seed);
        IndexScript script = new();
        script.Add("OPTIONS", "64", "0", "0", "best-speed");
        script.Add("F", "id", "string", "1", "1", "0", "1", "0");
        script.Add("F", "body", "text", "4", "0", "7", "0", "0");
        script.Add("F", "title", "text", "3", "0", "0", "0", "0");
        script.Add("F", "bare", "text", "2", "1", "0", "0", "0");
        script.Add("F", "near", "text", "3", "0", "0", "0", "0");
        script.Add("F", "n", "numeric", "0", "0", "0", "0", "0");
        script.Add("F", "dense", "numeric", "0", "0", "0", "0", "0");
        script.Add("F", "p", "points", "0", "0", "0", "0", "1");
        script.Add("F", "person", "facet", "0", "0", "0", "0", "0");
        script.Add("F", "o", "sorted", "0", "0", "0", "0", "0");
        script.Add("F", "both", "numeric-points", "0", "0", "0", "0", "1");
        for (int i = 0; i < documents; i++)
        {
            script.Add("D");
            script.Add("V", "id", "d" + i.ToString(CultureInfo.InvariantCulture));
            script.Add("V", "dense", random.Next(300).ToString(CultureInfo.InvariantCulture));
            AddText(script, random, "body", 0.95, 120);
            AddText(script, random, "title", 0.7, 12);
            AddText(script, random, "bare", 0.5, 20);
            AddText(script, random, "near", 0.8, 30);
            if (random.Next(10) < 6)
            {
                script.Add("V", "n", random.Next(300).ToString(CultureInfo.InvariantCulture));
                script.Add("V", "p", random.Next(1500).ToString(CultureInfo.InvariantCulture));
            }

            if (random.Next(10) < 8)
            {
                script.Add("V", "o", Vocabulary[(int)Math.Pow(60, random.NextDouble())]);
            }

            if (random.Next(documents < 100 ? 1 : 20) == 0 || i % 20 != 0)
            {
                script.Add("V", "both", random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture));
            }

            foreach (int person in Enumerable.Range(0, random.Next(4)).Select(_ => (int)Math.Pow(200, random.NextDouble())).Distinct())
            {
                script.Add("V", "person", "Name " + person.ToString(CultureInfo.InvariantCulture));
            }

            script.Add("E");
            if (random.Next(30) == 0)
            {
                script.Add("X", "id", "d" + random.Next(i + 1).ToString(CultureInfo.InvariantCulture));
            }

            if ((i + 1) % Math.Max(1, documents / segments) == 0 && segments > 1)
            {
                script.Add("FLUSH");
            }
        }

        if (segments == 1)
        {
            script.Add("MERGE", "1");
        }

        script.Add("COMMIT");
        return script;
    }

    /// <summary>A word; a few are very frequent.</summary>
    public static string Word(Random random) => Vocabulary[(int)Math.Pow(Vocabulary.Length, random.NextDouble()) - 1];

    public static string FrequentWord(Random random) => Vocabulary[random.Next(10)];

    private static void AddText(IndexScript script, Random random, string field, double share, int words)
    {
        if (random.NextDouble() >= share)
        {
            return;
        }

        StringBuilder text = new();
        for (int i = random.Next(1, words); i > 0; i--)
        {
            text.Append(Word(random)).Append(' ');
        }

        script.Add("V", field, text.ToString().Trim());
    }

    private static string[] MakeVocabulary()
    {
        Random random = new(7);
        HashSet<string> words = [];
        while (words.Count < 1500)
        {
            int length = 1 + (words.Count < 8 ? 0 : random.Next(1, 7));
            words.Add(string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(Letters.Length)])));
        }

        return [.. words];
    }
}
