using Search.Articles.Entities.Resolving;

namespace Search.Articles.Tests.Entities.Resolving;

public sealed class WordNumbersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public void EqualWordsHaveEqualNumbersAndOthersOthers(int expected)
    {
        const int words = 20_000;
        var random = new Random(4711);
        var numbers = new WordNumbers(expected);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < words; i++)
        {
            // Of two letters, so that many words return, of every length around the four that are hashed at a time.
            string word = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => random.Next(2) == 0 ? 'a' : 'ü'));
            Assert.Equal(known.GetValueOrDefault(word, -1), numbers.Find(word));
            int number = numbers.Of(word);
            Assert.Equal(known.GetValueOrDefault(word, known.Count), number);
            known[word] = number;
        }

        Assert.Equal(known.Count, numbers.Count);
        Assert.All(known, entry => Assert.Equal(entry.Key, numbers[entry.Value].ToString()));
    }
}
