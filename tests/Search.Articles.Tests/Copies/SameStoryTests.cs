using Search.Articles.Copies;

namespace Search.Articles.Tests.Copies;

/// <summary>Names, rare words and nearness in time are wanted all together.</summary>
public sealed class SameStoryTests
{
    [Theory]
    [InlineData(1, 1, 9, 25, 1, true)]
    [InlineData(2, 0, 4, 10, 3, true)]
    [InlineData(1, 0, 9, 25, 1, false)]
    [InlineData(1, 1, 3, 5, 1, false)]
    [InlineData(1, 1, 5, 25, 1, false)]
    [InlineData(1, 1, 9, 25, 4, false)]
    [InlineData(1, 1, 9, 25, double.PositiveInfinity, false)]
    public void Evidence_decides(int people, int places, int terms, int asked, double days, bool same) =>
        Assert.Equal(same, SameStory.Holds(new StoryEvidence(people, places, terms, asked, days)));
}
