using System.Globalization;
using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Reading;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Oracle;

/// <summary>
/// Whole indexes, both ways: what Apache writes we read the same, what we write Apache finds sound and reads the same, and each goes on
/// with the other's index. <c>SEARCH_INDEXES</c> sets how many small ones.
/// </summary>
public sealed class WholeIndexTests
{
    private const int DefaultSmallIndexes = 12;

    [Fact]
    public void Small_random_indexes_are_the_same_both_ways()
    {
        JavaOracle.SkipUnlessPresent();
        int count = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_INDEXES"), CultureInfo.InvariantCulture, out int asked) ? asked : DefaultSmallIndexes;
        int first = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_TEST_SEED"), CultureInfo.InvariantCulture, out int given) ? given : Environment.TickCount;
        using var oracle = new JavaOracle("IndexOracle");
        for (int seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            int documents = random.Next(1, 400);
            IndexScript script = IndexScript.Random(seed, documents, random.Next(1, 6));
            Compare(oracle, script, IndexScript.Continue(script, seed + 1, documents, random.Next(1, 100)), $"seed {seed}");
        }
    }

    [Fact]
    public void A_large_index_is_the_same_both_ways()
    {
        JavaOracle.SkipUnlessPresent();
        using var oracle = new JavaOracle("IndexOracle");
        Compare(oracle, Large(90_210, 70_000), null, "large");
    }

    /// <summary>
    /// More than 65,536 documents in one segment, a term in most of them, full columns, points of many leaves, and more than 1,024 chunks of
    /// stored text.
    /// </summary>
    private static IndexScript Large(int seed, int documents)
    {
        const int StoredText = 1_300;
        var random = new Random(seed);
        var script = new IndexScript();
        script.Add("OPTIONS", "256", "0", "0", "best-speed");
        script.Add("F", "id", "string", "1", "1", "0", "1", "0");
        script.Add("F", "body", "text", "3", "0", "0", "0", "0");
        script.Add("F", "note", "stored-string", "0", "0", "0", "1", "0");
        script.Add("F", "value", "numeric", "0", "0", "0", "0", "0");
        script.Add("F", "rare", "numeric", "0", "0", "0", "0", "0");
        script.Add("F", "name", "sorted-set", "0", "0", "0", "0", "0");
        script.Add("F", "at", "points", "0", "0", "0", "0", "2");
        for (int i = 0; i < documents; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            script.Add("D");
            script.Add("V", "id", "d" + number);
            script.Add("V", "body", $"alle {(i % 3 == 0 ? "dritte" : "andere")} w{random.Next(5_000)} w{random.Next(200)} alle");
            script.Add("V", "note", RandomText(random, StoredText));
            script.Add("V", "value", random.Next(1_000_000).ToString(CultureInfo.InvariantCulture));
            if (i % 700 == 0)
            {
                script.Add("V", "rare", random.NextInt64().ToString(CultureInfo.InvariantCulture));
            }

            if (i % 2 == 0)
            {
                script.Add("V", "name", "n" + random.Next(30_000));
            }

            script.Add("V", "at", $"{random.Next(-90, 90)},{random.NextInt64()}");
            script.Add("E");
        }

        script.Add("MERGE", "1");
        script.Add("COMMIT");
        return script;
    }

    private static string RandomText(Random random, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append((char)('a' + random.Next(26))).Append((char)('a' + random.Next(26))).Append(random.Next(6) == 0 ? " " : "e");
        }

        return text.ToString();
    }

    /// <summary>Each engine begins an index, the other goes on with it and merges it; what is left is the same in both.</summary>
    private static void Compare(JavaOracle oracle, IndexScript script, IndexScript? next, string context)
    {
        string folder = Directory.CreateTempSubdirectory("search-whole").FullName;
        try
        {
            string text = Path.Combine(folder, "script");
            string apaches = Path.Combine(folder, "apaches");
            string ours = Path.Combine(folder, "ours");
            script.Save(text);
            oracle.Ask("write", text, apaches);
            AssertSameDumps(oracle, apaches, $"{context}, written by Apache");
            using (var storage = new FileStorage(ours))
            {
                OurScript.Run(script, storage);
            }

            AssertSameDumps(oracle, ours, $"{context}, written by us");
            if (next is not null)
            {
                next.Save(text);
                oracle.Ask("write", text, ours);
                AssertSameDumps(oracle, ours, $"{context}, written by us and gone on with by Apache");
                using (var storage = new FileStorage(apaches))
                {
                    OurScript.Run(next, storage);
                }

                AssertSameDumps(oracle, apaches, $"{context}, written by Apache and gone on with by us");
                Copy(oracle, ours, apaches, folder, context);
            }

            oracle.Ask("merge", ours);
            AssertSameDumps(oracle, ours, $"{context}, written by us and merged by Apache");
            using (var storage = new FileStorage(apaches))
            using (var writer = new IndexWriter(storage, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() }))
            {
                writer.ForceMerge(1);
            }

            AssertSameDumps(oracle, apaches, $"{context}, written by Apache and merged by us");
            AssertSameDocuments(apaches, ours, context);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Apache puts both indexes into one by copying their segments' files under new names; it reads the same, and we merge it.</summary>
    private static void Copy(JavaOracle oracle, string ours, string apaches, string folder, string context)
    {
        string copies = Path.Combine(folder, "copies");
        oracle.Ask("copy", ours, copies);
        oracle.Ask("copy", apaches, copies);
        AssertSameDumps(oracle, copies, $"{context}, copied by Apache");
        using (var storage = new FileStorage(copies))
        using (var writer = new IndexWriter(storage, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() }))
        {
            writer.ForceMerge(1);
        }

        AssertSameDumps(oracle, copies, $"{context}, copied by Apache and merged by us");
    }

    /// <summary>Both engines took every operation in the same way: the same documents are left, with the same values.</summary>
    private static void AssertSameDocuments(string apaches, string ours, string context)
    {
        string[] wanted = DocumentRows.Of(apaches);
        string[] found = DocumentRows.Of(ours);
        string? missing = wanted.Except(found).FirstOrDefault();
        string? excess = found.Except(wanted).FirstOrDefault();
        Assert.True(
            wanted.Length == found.Length && missing is null && excess is null,
            $"{context}: {wanted.Length} documents in Apache's index, {found.Length} in ours\nonly Apache's: {Shorten(missing)}\nonly ours: {Shorten(excess)}");
    }

    private static void AssertSameDumps(JavaOracle oracle, string index, string context)
    {
        IReadOnlyList<string> verdict = oracle.Ask("check", index);
        Assert.True(verdict[0] == "clean", $"{context}: {string.Join('\n', verdict)}");
        string expected = index + ".dump";
        oracle.Ask("dump", index, expected);
        string actual = index + ".ours";
        using (var storage = new FileStorage(index))
        using (DirectoryReader reader = DirectoryReader.Open(storage, verifyChecksums: true))
        using (var output = new StreamWriter(actual, append: false, new UTF8Encoding(false)))
        {
            IndexDump.Write(reader, output);
        }

        using var left = new StreamReader(expected);
        using var right = new StreamReader(actual);
        for (int line = 1; ; line++)
        {
            string? wanted = left.ReadLine();
            string? found = right.ReadLine();
            if (!string.Equals(wanted, found, StringComparison.Ordinal))
            {
                Assert.Fail($"{context}, line {line} of the dump:\nApache: {Shorten(wanted)}\nours:   {Shorten(found)}");
            }

            if (wanted is null)
            {
                return;
            }
        }
    }

    private static string Shorten(string? line) => line is null ? "(end)" : line.Length <= 1_000 ? line : line[..1_000] + "…";
}
