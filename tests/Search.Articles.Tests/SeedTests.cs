namespace Search.Articles.Tests;

/// <summary>The five scraped articles that the service was ordered for.</summary>
public sealed class SeedTests
{
    private static readonly TimeSpan Summer = TimeSpan.FromHours(2);
    private static readonly TimeSpan Winter = TimeSpan.FromHours(1);

    private static ArticleSources Seeds() => ArticleSources.Read(Surroundings.RequireShared("seeds"));

    [Fact]
    public void All_are_read_with_their_file_names_as_ids()
    {
        var seeds = Seeds();
        Assert.Empty(seeds.Faults);
        Assert.Equal(["000_e33c3185db9f663b", "001_bce8a47b8f45ea1b", "002_9fb9cc9f7986c7bc", "003_191a30c5fd3092b4", "004_5aae943fad21429f"], seeds.Articles.Select(a => a.Id));
    }

    [Fact]
    public void Dates_are_those_of_imprints_and_never_of_running_text()
    {
        var seeds = Seeds();
        Assert.Equal((new DateTimeOffset(2025, 9, 2, 0, 0, 0, Summer), false), (seeds.Get("000").Date!.Value, seeds.Get("000").Date!.HasTime));
        Assert.Equal((new DateTimeOffset(2022, 12, 30, 12, 49, 0, Winter), true), (seeds.Get("004").Date!.Value, seeds.Get("004").Date!.HasTime));
        Assert.All(["001", "002", "003"], id => Assert.Null(seeds.Get(id).Date));
    }

    [Theory]
    [InlineData("000", "dpa")]
    [InlineData("001", "dpa")]
    [InlineData("002", "")]
    [InlineData("003", "dpa,Reuters,AFP,AP")]
    [InlineData("004", "")]
    public void Agencies_are_the_articles_own(string id, string agencies) => Assert.Equal(agencies, string.Join(',', Seeds().Get(id).Agencies));

    [Theory]
    [InlineData("000", "")]
    [InlineData("001", "Christopher Schmitt")]
    [InlineData("002", "")]
    [InlineData("003", "")]
    [InlineData("004", "")]
    public void Authors_are_people(string id, string authors) => Assert.Equal(authors, string.Join(',', Seeds().Get(id).Authors));

    [Theory]
    [InlineData("000", "Putin und Xi betonen", "China gilt als", "Die Präsidenten")]
    [InlineData("001", "Rückendeckung für Putin", "Ungeachtet", "Zustimmung")]
    [InlineData("002", "Historischer Schulterschluss", null, "Die jüngsten")]
    [InlineData("003", "Russland und China vereinbaren", "Beistand", "Russland hat")]
    [InlineData("004", "Putin will Militärkooperation", "Russlands Präsident", "Dieser Besuch")]
    public void Title_lead_and_body_begin_where_they_should(string id, string title, string? teaser, string body)
    {
        var article = Seeds().Get(id);
        Assert.StartsWith(title, article.Title, StringComparison.Ordinal);
        Assert.StartsWith(teaser ?? string.Empty, article.Teaser ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(teaser is null, article.Teaser is null);
        Assert.StartsWith(body, article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_around_the_articles_are_in_no_text()
    {
        foreach (var article in Seeds().Articles)
        {
            var text = string.Join('\n', article.Kicker, article.Title, article.Teaser, article.Body);
            foreach (var name in (string[])["Bankman", "Kardashian", "Collins", "Trump", "Bobylev", "Druzhinin", "Holzinger", "Kriechmayr", "Schmitt", "newstime", "Wiedergabe", "Kommentar", "(dpa)", "Reuters", "Redaktion"])
            {
                Assert.DoesNotContain(name, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Captions_and_credits_stand_apart()
    {
        var seeds = Seeds();
        Assert.Single(seeds.Get("000").Captions);
        Assert.Single(seeds.Get("003").Captions);
        Assert.Contains("Bobylev", Assert.Single(seeds.Get("000").Credits), StringComparison.Ordinal);
        Assert.Contains("Druzhinin", Assert.Single(seeds.Get("003").Credits), StringComparison.Ordinal);
        Assert.Equal("Peking", seeds.Get("000").DatelinePlace);
    }
}
