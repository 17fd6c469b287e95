using Search.Archive.Queries;

namespace Search.Archive.Tests.Queries;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("haus", "haus")]
    [InlineData("haus garten", "+(haus garten)")]
    [InlineData("\"rotes Haus\"", "\"rotes Haus\"")]
    [InlineData("„rotes Haus“ garten", "+(\"rotes Haus\" garten)")]
    [InlineData("haus -garten", "+(haus) -(garten)")]
    [InlineData("-garten", "+() -(garten)")]
    [InlineData("haus OR garten", "|(haus garten)")]
    [InlineData("haus ODER garten wald", "+(|(haus garten) wald)")]
    [InlineData("wald haus OR garten OR see", "+(wald |(haus garten see))")]
    [InlineData("haus AND garten", "+(haus garten)")]
    [InlineData("haus UND garten", "+(haus garten)")]
    [InlineData("haus*", "haus*")]
    [InlineData("person:\"Xi Jinping\"", "Person:\"Xi Jinping\"")]
    [InlineData("ort:Peking titel:Gipfel*", "+(Place:Peking Title:Gipfel*)")]
    [InlineData("-ort:Peking", "+() -(Place:Peking)")]
    [InlineData("(haus OR hof) -(garten see)", "+(|(haus hof)) -(+(garten see))")]
    [InlineData("Ukraine-Krieg", "Ukraine-Krieg")]
    [InlineData("14:30", "14:30")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("Berlin - Hamburg", "+(Berlin Hamburg)")]
    [InlineData("+haus", "haus")]
    [InlineData("   ", "")]
    [InlineData("()", "")]
    public void Plain_queries_are_read_without_a_warning(string text, string expected)
    {
        ParsedQuery parsed = QueryParser.Parse(text);
        Assert.Equal(expected, Print(parsed.Root));
        Assert.Empty(parsed.Warnings);
    }

    [Theory]
    [InlineData("OR", "OR")]
    [InlineData("haus OR", "|(haus OR)")]
    [InlineData("haus)", "haus")]
    [InlineData("\"haus", "\"haus\"")]
    [InlineData("\"\" haus", "haus")]
    [InlineData("farbe:rot", "farbe:rot")]
    [InlineData("h*us", "h us")]
    [InlineData("person:* haus", "haus")]
    public void Odd_queries_are_read_as_words_and_warned_of(string text, string expected)
    {
        ParsedQuery parsed = QueryParser.Parse(text);
        Assert.Equal(expected, Print(parsed.Root));
        Assert.NotEmpty(parsed.Warnings);
    }

    [Fact]
    public void Deep_parentheses_and_many_words_stay_within_limits()
    {
        ParsedQuery deep = QueryParser.Parse(new string('(', 900) + "haus" + new string(')', 900));
        Assert.Equal("haus", Print(deep.Root));
        Assert.NotEmpty(deep.Warnings);
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        const string Marks = "a b\"()-+*:OR AND„“|& \t\0\ud800ß";
        var random = new Random(20_240_501);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Marks[random.Next(Marks.Length)]));
            Assert.NotNull(QueryParser.Parse(text).Warnings);
        }
    }

    private static string Print(QueryNode? node) => node switch
    {
        null => "",
        WordNode w => Field(w.Field) + w.Text,
        PhraseNode p => $"{Field(p.Field)}\"{p.Text}\"",
        PrefixNode p => $"{Field(p.Field)}{p.Text}*",
        AnyNode a => $"|({string.Join(' ', a.Alternatives.Select(Print))})",
        AllNode a => $"+({string.Join(' ', a.Wanted.Select(Print))})" + (a.Unwanted.Count > 0 ? $" -({string.Join(' ', a.Unwanted.Select(Print))})" : ""),
        _ => throw new ArgumentException(node.ToString()),
    };

    private static string Field(QueryField field) => field == QueryField.Anywhere ? "" : field + ":";
}
