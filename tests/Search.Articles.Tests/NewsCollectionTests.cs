namespace Search.Articles.Tests;

/// <summary>Two thousand real articles: nothing may be skipped, and hardly anything cut, since they are clean.</summary>
public sealed class NewsCollectionTests
{
    private const int MostCutPerMille = 3;

    [Fact]
    public void All_articles_are_read_and_keep_their_text()
    {
        var found = ArticleSources.Read(Surroundings.RequireShared("data/articles"));
        Assert.Empty(found.Faults);
        Assert.Equal(2026, found.Articles.Count);
        Assert.All(found.Articles, a => Assert.NotEmpty(a.Title));
        Assert.All(found.Articles, a => Assert.NotEmpty(a.Body));
        long kept = found.Articles.Sum(a => (long)a.Body.Length);
        long cut = found.Articles.Sum(a => a.Cut.Sum(c => (long)c.Text.Length));
        Assert.InRange(cut * 1000, 0, kept * MostCutPerMille);
    }
}
