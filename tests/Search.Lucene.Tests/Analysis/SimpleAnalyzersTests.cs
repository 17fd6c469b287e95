using System.Collections.Frozen;
using Search.Lucene.Analysis;

namespace Search.Lucene.Tests.Analysis;

public sealed class SimpleAnalyzersTests
{
    [Theory]
    [InlineData("", "+0[0]")]
    [InlineData(" \t ", "+0[3]")]
    [InlineData("a b", "a@0[0-1] b@1[2-3] +0[3]")]
    [InlineData(" Tor!\nZwei\u00A0Wort ", "Tor!@0[1-5] Zwei\u00A0Wort@1[6-15] +0[16]")]
    public void Whitespace_cuts_at_white_space_only(string text, string expected) =>
        Assert.Equal(expected, TokenTable.Of(new WhitespaceAnalyzer(), text));

    [Fact]
    public void Whitespace_splits_long_runs_and_keeps_surrogate_pairs_whole()
    {
        string text = new string('x', 254) + "\U0001F600" + "yz";
        TokenStream stream = new WhitespaceAnalyzer().TokenStream("f", text);
        stream.Reset();
        Assert.True(stream.IncrementToken());
        Assert.Equal(256, stream.Token.Length);
        Assert.True(stream.IncrementToken());
        Assert.Equal("yz", stream.Token.Term.ToString());
        Assert.False(stream.IncrementToken());
    }

    [Theory]
    [InlineData("", "@0[0-0] +0[0]")]
    [InlineData("Bad Ems", "Bad Ems@0[0-7] +0[7]")]
    public void Keyword_is_one_token(string text, string expected) =>
        Assert.Equal(expected, TokenTable.Of(new KeywordAnalyzer(), text));

    [Fact]
    public void A_chain_is_reused_for_the_next_text()
    {
        var analyzer = new WhitespaceAnalyzer();
        Assert.Equal("a@0[0-1] b@1[2-3] +0[3]", TokenTable.Of(analyzer, "a b"));
        Assert.Equal("c@0[0-1] +0[1]", TokenTable.Of(analyzer, "c"));
        Assert.Same(analyzer.TokenStream("f", "x"), analyzer.TokenStream("g", "y"));
    }

    [Fact]
    public void Each_field_gets_its_analyzer()
    {
        var analyzer = new PerFieldAnalyzer(
            new WhitespaceAnalyzer(),
            new Dictionary<string, Analyzer> { ["f"] = new KeywordAnalyzer() });
        Assert.Equal("a b@0[0-3] +0[3]", TokenTable.Of(analyzer, "a b"));
        TokenStream other = analyzer.TokenStream("other", "a b");
        other.Reset();
        Assert.True(other.IncrementToken());
        Assert.Equal("a", other.Token.Term.ToString());
    }

    [Theory]
    [InlineData("der Hund und der Bär und", "Hund@1[4-8] Bär@4[17-20] +1[24]")]
    [InlineData("und und", "+2[7]")]
    [InlineData("Hund", "Hund@0[0-4] +0[4]")]
    public void Stopped_words_leave_gaps(string text, string expected) =>
        Assert.Equal(expected, TokenTable.Of(new StoppedWords(), text));

    private sealed class StoppedWords : Analyzer
    {
        protected override AnalysisChain CreateChain(string field)
        {
            var source = new WhitespaceTokenizer();
            return new AnalysisChain(source, new StopFilter(source, new[] { "der", "und" }.ToFrozenSet(StringComparer.Ordinal)));
        }
    }
}
