using System.Globalization;
using Search.German.Tests.Oracle;
using Search.Lucene.Analysis;

namespace Search.German.Tests;

/// <summary>Our tokens against those of Apache Lucene itself.</summary>
public sealed class GermanAnalyzerOracleTests(ITestOutputHelper output)
{
    private const int RandomTexts = 6000;

    /// <summary>Names the seed to replay a run with.</summary>
    private const string SeedVariable = "SEARCH_TEST_SEED";

    [Theory]
    [InlineData("german")]
    [InlineData("standard")]
    [InlineData("whitespace")]
    public void Random_text_has_the_tokens_of_Apache_Lucene(string analyzer)
    {
        ApacheLucene.SkipWhereAbsent();
        int seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given
            : Environment.TickCount;
        output.WriteLine($"{SeedVariable}={seed}");
        var random = new RandomText(seed);
        Compare(analyzer, [.. Enumerable.Range(0, RandomTexts).Select(_ => random.Next())], $"{SeedVariable}={seed}");
    }

    [Fact]
    public void Texts_at_the_edge_of_the_read_window_have_the_tokens_of_Apache_Lucene()
    {
        ApacheLucene.SkipWhereAbsent();
        string[] tails = ["", "\uD83D", "\uD83D\uDE00", "\uD83Dx", "\uD83D x", "\uDE00", "\uD801\uDC00\uD801", "'\uD83D", "\u200D\uD83D\uDE00", " \uD83D"];
        string[] fills = ["x", " ", "x ", "\u0308", "\uD801\uDC00", "1,", "a'"];
        IEnumerable<string> texts =
            from fill in fills
            from tail in tails
            from length in new[] { 0, 1, 2, 250, 251, 252, 253, 254, 255, 256, 257, 508, 509, 510, 511 }
            select string.Concat(Enumerable.Repeat(fill, length)) [..length] + tail;
        Compare("german", [.. texts], "window edges");
    }

    [Fact]
    public void Shared_texts_have_the_tokens_of_Apache_Lucene()
    {
        ApacheLucene.SkipWhereAbsent();
        List<string> texts = SharedTexts.LoadOrSkip();
        Assert.True(texts.Count > 4000, "The shared folder holds fewer texts than it should.");
        Compare("german", texts, "shared texts");
    }

    private static void Compare(string name, List<string> texts, string origin)
    {
        using Analyzer ours = name switch
        {
            "german" => new GermanAnalyzer(),
            "standard" => new StandardAnalyzer(),
            _ => new WhitespaceAnalyzer(),
        };
        List<TokenList> theirs = ApacheLucene.Analyze(name, texts);
        for (int i = 0; i < texts.Count; i++)
        {
            string expected = theirs[i].ToString();
            string actual = TokenList.Of(ours, texts[i]).ToString();
            if (actual != expected)
            {
                string escaped = string.Concat(texts[i].Select(static c => c is >= ' ' and < (char)127 ? c.ToString() : $"\\u{(int)c:X4}"));
                Assert.Fail($"{origin}, text {i}: {escaped}\nexpected {expected}\nactual   {actual}");
            }
        }
    }
}
