using Search.Articles.Entities.Resolving;

namespace Search.Articles.Tests.Entities.Resolving;

public sealed class OrdinalOrderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3_000, 2)]
    [InlineData(3_000, 12)]
    public void WordsStandInTheirOrdinalOrder(int count, int longest)
    {
        // Few letters, so that many words agree in the first four, eight or twelve; a zero is a letter too, and not the end of a word.
        var random = new Random(count + longest);
        string[] words = [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(longest + 1)).Select(_ => "ab\0ü\uFFFF"[random.Next(5)])))];
        int[] order = OrdinalOrder.Of(words.Length, number => words[number]);
        Assert.Equal(words.Order(StringComparer.Ordinal), order.Select(number => words[number]));
        int[] ranks = OrdinalOrder.Ranks(words.Length, number => words[number]);
        Assert.Equal(Enumerable.Range(0, count), ranks.Order());
        Assert.Equal(words.Order(StringComparer.Ordinal), Enumerable.Range(0, count).OrderBy(number => ranks[number]).Select(number => words[number]));
    }
}
