namespace Search.Articles.Tests.Cleaning;

public sealed class AuthorTests
{
    [Theory]
    [InlineData("von Erika Beispiel:brandheiß", "Erika Beispiel")]
    [InlineData("Von Max Muster, Berlin", "Max Muster")]
    [InlineData("Von Max Muster und Erika Beispiel", "Max Muster,Erika Beispiel")]
    [InlineData("VON MAX MUSTER", "MAX MUSTER")]
    [InlineData("Ein Kommentar von Max Muster", "Max Muster")]
    [InlineData("Autorin: Dr. Erika von der Heide", "Erika von der Heide")]
    [InlineData("Von Redaktion", "")]
    [InlineData("Redaktion", "")]
    [InlineData("Max Muster | 2. September 2025", "Max Muster")]
    public void Byline(string line, string authors)
    {
        var article = Scraped.Clean($"Gemeinderat beschließt den Bau der neuen Brücke\n{line}\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal(authors, string.Join(',', article.Authors));
        Assert.DoesNotContain(line, article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Von wegen Ruhestand")]
    [InlineData("Von Berlin nach Rom")]
    public void Headline_that_begins_like_a_byline_stays(string line)
    {
        var article = Scraped.Clean($"{line}\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Empty(article.Authors);
        Assert.Equal(line, article.Title);
    }

    [Theory]
    [InlineData("Max Muster; Erika Beispiel", "Max Muster,Erika Beispiel", "")]
    [InlineData("Muster, Max", "Max Muster", "")]
    [InlineData("Max Muster (dpa)", "Max Muster", "dpa")]
    [InlineData("dpa/AFP", "", "dpa,AFP")]
    [InlineData("Redaktion Politik", "", "")]
    [InlineData("max.muster@zeitung.example", "", "")]
    [InlineData("https://facebook.example/zeitung", "", "")]
    [InlineData("Kassandra", "Kassandra", "")]
    public void Field_of_a_record(string field, string authors, string agencies)
    {
        var article = Scraped.CleanRecord("Rat beschließt Brücke", Scraped.First, r => r with { Authors = [field] });
        Assert.Equal((authors, agencies), (string.Join(',', article.Authors), string.Join(',', article.Agencies)));
    }
}
