using Search.Articles.Copies;

namespace Search.Articles.Tests.Copies;

/// <summary>Buckets against counting what every two sketches have in common.</summary>
public sealed class SketchBucketsTests
{
    /// <summary>As in <see cref="SketchBuckets"/>: a value that more of those entered have is not counted.</summary>
    private const int MaxFirsts = 200;

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(1, 10, 5, 0)]
    [InlineData(150, 300, 12, 0)]
    [InlineData(150, 300, 12, 0.5)]
    [InlineData(600, 60, 12, 0)]
    [InlineData(600, 60, 40, 0.3)]
    [InlineData(600, 900, 60, 0.15)]
    [InlineData(900, 900, 60, 0.3)]
    [InlineData(900, int.MaxValue, 30, 0)]
    public void They_find_what_shares_values_with_those_entered_before(int articles, int values, int size, double share)
    {
        var random = new Random(5);
        uint[][] sketches = new uint[articles][];
        for (int i = 0; i < articles; i++)
        {
            // Every third has much in common with an earlier one, and sizes differ widely.
            IEnumerable<uint> own = Enumerable.Range(0, random.Next(3) == 0 ? random.Next(4) : random.Next(size)).Select(_ => (uint)random.Next(values) * 2);
            IEnumerable<uint> copied = i > 0 && i % 3 == 0 ? sketches[random.Next(i)].Where(_ => random.Next(4) > 0) : [];
            sketches[i] = [.. own.Concat(copied).Distinct().Order()];
        }

        var buckets = new SketchBuckets(sketches);
        var entered = new List<int>();
        var bearers = new Dictionary<uint, int>();
        for (int i = 0; i < articles; i++)
        {
            uint[] telling = [.. sketches[i].Where(v => bearers.GetValueOrDefault(v) <= MaxFirsts)];
            Assert.Equal(
                entered.Select(e => (e, sketches[e].Intersect(telling).Count()))
                    .Where(e => e.Item2 > 0 && e.Item2 >= Math.Min(sketches[e.e].Length, sketches[i].Length) * share).Order(),
                buckets.Find(i, share).Order());
            if (random.Next(4) > 0)
            {
                buckets.Enter(i);
                entered.Add(i);
                foreach (uint value in sketches[i])
                {
                    bearers[value] = bearers.GetValueOrDefault(value) + 1;
                }
            }
        }
    }
}
