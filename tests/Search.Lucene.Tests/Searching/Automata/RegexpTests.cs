using Search.Lucene.Model;
using Search.Lucene.Searching.Automata.Regexps;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Tests.Searching.Automata;

public sealed class RegexpTests
{
    [Theory]
    [InlineData("ab*c", "abbbc", true)]
    [InlineData("ab*c", "abbb", false)]
    [InlineData("a.c", "a\U0001F600c", true)]
    [InlineData("[a-c]+&~(.*bb.*)", "abcab", true)]
    [InlineData("[a-c]+&~(.*bb.*)", "abbc", false)]
    [InlineData("a{2,3}", "aaa", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData("(a|b){3,}", "abab", true)]
    [InlineData("\"a*\"b", "a*b", true)]
    [InlineData("()|x", "", true)]
    [InlineData("a#|b", "b", true)]
    [InlineData("@b", "xxb", true)]
    [InlineData("<7-123>", "0012", true)]
    [InlineData("<7-123>", "124", false)]
    [InlineData("<7-123>", "6", false)]
    [InlineData("<007-123>", "012", true)]
    [InlineData("<007-123>", "12", false)]
    [InlineData("*a", "*a", true)]
    [InlineData("[^a]\\.", "b.", true)]
    [InlineData("", "", true)]
    public void Matches_whole_texts(string pattern, string text, bool matches)
    {
        RegexpAutomaton automaton = new(pattern);
        bool found = text.StartsWith(automaton.Prefix, StringComparison.Ordinal) && automaton.Run(text[automaton.Prefix.Length..]) >= 0;
        Assert.Equal(matches, found);
    }

    [Fact]
    public void Numbers_of_an_interval_are_matched_and_no_others()
    {
        foreach ((int low, int high) in new[] { (0, 0), (0, 100), (9, 10), (99, 1003), (120, 123), (5, 2000) })
        {
            RegexpAutomaton automaton = new($"x|<{low}-{high}>");
            Assert.All(Enumerable.Range(0, 2100), number => Assert.Equal(number >= low && number <= high, automaton.Run(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) >= 0));
        }
    }

    [Theory]
    [InlineData("a|", 2)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("[a", 2)]
    [InlineData("a{x}", 2)]
    [InlineData("\"a", 2)]
    [InlineData("<a-b>", 5)]
    [InlineData("[b-a]", 4)]
    public void What_cannot_be_read_is_refused_with_its_place(string pattern, int position)
        => Assert.Equal(position, Assert.Throws<RegexpSyntaxException>(() => new RegexpQuery(new Term("f", pattern))).Position);

    [Fact]
    public void What_grows_too_large_is_refused()
    {
        Assert.Throws<RegexpTooComplexException>(() => new RegexpQuery(new Term("f", new string('a', 1001))));
        Assert.Throws<RegexpTooComplexException>(() => new RegexpQuery(new Term("f", new string('(', 200))));
        RegexpAutomaton automaton = new("(.*a.{18}&.*b.{17}c)|x");
        Random random = new(1);
        Assert.Throws<RegexpTooComplexException>(() =>
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                automaton.Run(string.Concat(Enumerable.Range(0, 60).Select(_ => "abc"[random.Next(3)])));
            }
        });
    }
}
