namespace Search.German.Tests;

/// <summary>Golden tables, recorded from Apache Lucene 8.8.1; they hold on machines without Java.</summary>
public sealed class GermanAnalyzerTests
{
    [Theory]
    [InlineData("", "+0[0]")]
    [InlineData("die der das", "+3[11]")]
    [InlineData("Die Häuser der Haeusler stehen im Haus.", "haus@1[4-10] hausl@3[15-23] steh@4[24-30] haus@6[34-38] +0[39]")]
    [InlineData("Weiße Straßen, weisse Strassen", "weiss@0[0-5] strass@1[6-13] weiss@2[15-21] strass@3[22-30] +0[30]")]
    [InlineData("Zwei neue Quellen der aktuellen Steuer", "zwei@0[0-4] neu@1[5-9] quell@2[10-17] aktull@4[22-31] steu@5[32-38] +0[38]")]
    [InlineData("Müller, Mueller und Muller", "mull@0[0-6] mull@1[8-15] mull@3[20-26] +0[26]")]
    [InlineData("3,5 Prozent von 1.000.000 z.B. am 24.12.", "3,5@0[0-3] prozent@1[4-11] 1.000.000@3[16-25] z.b@4[26-29] 24.12@6[34-39] +0[40]")]
    [InlineData("Ukraine-Krieg: Schleswig-Holsteins Küste", "ukrain@0[0-7] krieg@1[8-13] schleswig@2[15-24] holstein@3[25-34] kust@4[35-40] +0[40]")]
    [InlineData("Andrea's Hans' O\u2019Neill", "andrea's@0[0-8] han@1[9-13] o\u2019neill@2[15-22] +0[22]")]
    [InlineData("foo_bar spiegel.example", "foo_bar@0[0-7] spiegel.exampl@1[8-23] +0[23]")]
    [InlineData("\u03A3\u038A\u03A3\u03A5\u03A6\u039F\u03A3 \u0130stanbul STRA\u1E9EE", "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3@0[0-7] istanbul@1[8-16] strass@2[17-23] +0[23]")]
    [InlineData("\uD83D\uDC69\u200D\uD83D\uDCBB tippt 1\uFE0F\u20E3 in \uD83C\uDDE9\uD83C\uDDEA", "\uD83D\uDC69\u200D\uD83D\uDCBB@0[0-5] tippt@1[6-11] 1\uFE0F\u20E3@2[12-15] \uD83C\uDDE9\uD83C\uDDEA@4[19-23] +0[23]")]
    [InlineData("\u4E2D\u6587 \u3072\u3089 \u30AB\u30BF \u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35 \uD55C\uAD6D", "\u4E2D@0[0-1] \u6587@1[1-2] \u3072@2[3-4] \u3089@3[4-5] \u30AB\u30BF@4[6-8] \u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35@5[9-15] \uD55C\uAD6D@6[16-18] +0[18]")]
    [InlineData("a\u0308rger So\u00ADft", "a\u0308rg@0[0-6] so\u00ADft@1[7-12] +0[12]")]
    public void Golden(string text, string expected) =>
        Assert.Equal(expected, TokenList.Of(new GermanAnalyzer(), text).ToString());

    /// <summary>Apache's reader loses what it read together with a lone high surrogate at the end of the text.</summary>
    [Fact]
    public void A_lone_high_surrogate_at_the_end_ends_the_text_before() =>
        Assert.Equal("+0[0]", TokenList.Of(new GermanAnalyzer(), "y\uD83D").ToString());

    [Fact]
    public void Words_split_after_255_units()
    {
        string word = new('x', 300);
        Assert.Equal(
            $"{word[..255]}@0[0-255] {word[..45]}@1[255-300] +0[300]",
            TokenList.Of(new GermanAnalyzer(), word).ToString());
    }
}
