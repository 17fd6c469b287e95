using Search.Lucene.Codecs.Postings;

namespace Search.Lucene.Tests.Codecs.Postings;

/// <summary>What two lists share, by vectors and number by number, against a plain search.</summary>
public sealed class SortedIntersectionTests
{
    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 128, 200)]
    [InlineData(16, 16, 16)]
    [InlineData(17, 15, 20)]
    [InlineData(100, 128, 140)]
    [InlineData(128, 128, 129)]
    [InlineData(128, 128, 1_000)]
    [InlineData(128, 7, 5_000)]
    [InlineData(9, 128, 1_000_000)]
    public void FindsWhatBothHave(int leftCount, int rightCount, int range)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            int[] left = Ascending(random, leftCount, range);
            int[] right = Ascending(random, rightCount, range);
            int[] padded = [.. right, .. Enumerable.Repeat(int.MaxValue, SortedIntersection.Slack)];
            (int, int)[] expected = [.. left.Select((value, i) => (i, Array.BinarySearch(right, value))).Where(static pair => pair.Item2 >= 0)];
            int[] inLeft = new int[128 + SortedIntersection.Slack];
            int[] inRight = new int[128 + SortedIntersection.Slack];

            int found = SortedIntersection.Find(left, 0, padded, 0, right.Length, inLeft, inRight);
            Assert.Equal(expected, inLeft.Zip(inRight).Take(found));

            (int leftStart, int rightStart) = (left.Length / 3, right.Length / 2);
            found = SortedIntersection.Find(left, leftStart, padded, rightStart, right.Length, inLeft, inRight);
            Assert.Equal(expected.Where(pair => pair.Item1 >= leftStart && pair.Item2 >= rightStart), inLeft.Zip(inRight).Take(found));

            if (left.Length > 0)
            {
                found = SortedIntersection.FindByMerging(ref left[0], 0, left.Length, ref padded[0], 0, right.Length, ref inLeft[0], ref inRight[0]);
                Assert.Equal(expected, inLeft.Zip(inRight).Take(found));
            }
        }
    }

    [Fact]
    public void RefusesTooLittleRoom()
    {
        int[] list = [1, 2, 3];
        int[] room = new int[2 * SortedIntersection.Slack];
        Assert.Throws<ArgumentException>(() => SortedIntersection.Find(list, 0, list, 0, 3, room, room));
        int[] padded = [.. list, .. Enumerable.Repeat(int.MaxValue, SortedIntersection.Slack)];
        Assert.Throws<ArgumentException>(() => SortedIntersection.Find(list, 0, padded, 0, 3, new int[3], room));
    }

    private static int[] Ascending(Random random, int count, int range)
    {
        SortedSet<int> values = [];
        while (values.Count < count)
        {
            values.Add(random.Next(range));
        }

        return [.. values];
    }
}
