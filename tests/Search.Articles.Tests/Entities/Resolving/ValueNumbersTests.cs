using Search.Articles.Entities.Resolving;

namespace Search.Articles.Tests.Entities.Resolving;

public sealed class ValueNumbersTests
{
    [Fact]
    public void EqualValuesHaveEqualNumbersBeforeAndAfterTheyAreReadAgain()
    {
        const int values = 20_000;
        var random = new Random(42);
        var numbers = new ValueNumbers<PersonPair>();
        var known = new Dictionary<PersonPair, int>();
        for (int i = 0; i < values; i++)
        {
            if (i == values / 2)
            {
                var columns = new MemoryColumns();
                numbers.Save(columns);
                numbers = ValueNumbers<PersonPair>.Load(columns);
            }

            var pair = new PersonPair(random.Next(100), random.Next(100));
            Assert.Equal(known.GetValueOrDefault(pair, -1), numbers.Find(pair));
            int number = numbers.Of(pair);
            Assert.Equal(known.GetValueOrDefault(pair, known.Count), number);
            known[pair] = number;
        }

        Assert.Equal(known.Count, numbers.Count);
        Assert.All(known, entry => Assert.Equal(entry.Key, numbers[entry.Value]));
    }
}
