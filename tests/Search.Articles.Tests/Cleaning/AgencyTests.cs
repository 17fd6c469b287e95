namespace Search.Articles.Tests.Cleaning;

/// <summary>The agencies that an article rests on, not those that it quotes.</summary>
public sealed class AgencyTests
{
    [Theory]
    [InlineData("als/dpa/Reuters/AFP/AP", "dpa,Reuters,AFP,AP")]
    [InlineData("(dpa)", "dpa")]
    [InlineData("(dpa/lno)", "dpa")]
    [InlineData("dpa, AFP", "dpa,AFP")]
    [InlineData("Mit Material von dpa und AFP", "dpa,AFP")]
    [InlineData("Quelle: dpa", "dpa")]
    [InlineData("© dpa-infocom, dpa:250902-99-12345/2", "dpa")]
    [InlineData("Verwendete Quellen\nNachrichtenagentur dpa", "dpa")]
    [InlineData("Verwendete Quellen\nNachrichtenagenturen dpa und Reuters\nEigene Recherche", "dpa,Reuters")]
    [InlineData("Von dpa", "dpa")]
    [InlineData("(APA, red, 11.9.2015)", "APA")]
    [InlineData("Foto: Jan Muster/AP/dpa", "")]
    [InlineData("als", "")]
    public void Line_under_the_text(string line, string agencies)
    {
        var article = Scraped.Clean($"Gemeinderat beschließt den Bau der neuen Brücke\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{line}");
        Assert.Equal(agencies, string.Join(',', article.Agencies));
    }

    [Theory]
    [InlineData("Der Bau beginnt im Mai. (dpa)", "dpa", "Der Bau beginnt im Mai.")]
    [InlineData("Der Bau beginnt im Mai (AFP/dpa)", "AFP,dpa", "Der Bau beginnt im Mai")]
    [InlineData("Der Bau beginnt im Mai. (APA, 11.9.2015)", "APA", "Der Bau beginnt im Mai.")]
    [InlineData("Das meldete die amtliche Nachrichtenagentur Xinhua.", "", "Das meldete die amtliche Nachrichtenagentur Xinhua.")]
    [InlineData("Das berichtete die Agentur Reuters unter Berufung auf Kreise.", "", "Das berichtete die Agentur Reuters unter Berufung auf Kreise.")]
    [InlineData("Der Bau beginnt im Mai (SPD).", "", "Der Bau beginnt im Mai (SPD).")]
    [InlineData("Gewählt wurde Anna Berg (SPD)", "", "Gewählt wurde Anna Berg (SPD)")]
    public void End_of_the_last_paragraph(string paragraph, string agencies, string kept)
    {
        var article = Scraped.Clean($"Gemeinderat beschließt den Bau der neuen Brücke\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{paragraph}");
        Assert.Equal(agencies, string.Join(',', article.Agencies));
        Assert.EndsWith(kept, article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Berlin (dpa) - ", "dpa", "Berlin")]
    [InlineData("Frankfurt/Main (dpa/AFP) – ", "dpa,AFP", "Frankfurt/Main")]
    [InlineData("Wien – ", "", "Wien")]
    [InlineData("Bad Homburg (dpa/lhe). ", "dpa", "Bad Homburg")]
    [InlineData("", "", null)]
    public void Dateline(string dateline, string agencies, string? place)
    {
        var article = Scraped.Clean($"Gemeinderat beschließt den Bau der neuen Brücke\n\n{dateline}{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal((agencies, place), (string.Join(',', article.Agencies), article.DatelinePlace));
        Assert.StartsWith(Scraped.First, article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_before_a_full_stop_needs_a_second_mention()
    {
        Assert.Equal("Kassel", Scraped.Clean($"Rat beschließt Brücke über die Fulda\n\nKassel. {Scraped.First} Das teilte die Verwaltung in Kassel mit.\n\n{Scraped.Second}").DatelinePlace);
        Assert.Null(Scraped.Clean($"Rat beschließt Brücke über die Fulda\n\nEndlich. {Scraped.First}\n\n{Scraped.Second}").DatelinePlace);
    }
}
