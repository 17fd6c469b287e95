using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("Kiel", "Kiel")]
    [InlineData("Berlin", "Berlin")]
    [InlineData("Hamburg/Lübeck", "Hamburg Lübeck")]
    public void The_place_of_the_dateline_counts_though_it_stands_apart_from_the_text(string dateline, string places)
    {
        Article article = Write.Article("a", "In der Nacht hat es gebrannt. Verletzt wurde niemand.") with { DatelinePlace = dateline };
        ArticleMentions found = new GermanMentionExtractor().Extract(article);
        Assert.Equal(places, string.Join(' ', found.Mentions.Where(m => m.Kind == EntityKind.Place && m.Confidence >= GermanMentionExtractor.Sure).Select(m => m.Name)));
    }
}
