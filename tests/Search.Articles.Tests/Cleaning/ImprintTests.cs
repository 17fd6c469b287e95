using System.Globalization;

namespace Search.Articles.Tests.Cleaning;

/// <summary>Dates of publication in the text itself.</summary>
public sealed class ImprintTests
{
    [Theory]
    [InlineData("Stand: 24.02.2022, 07:15 Uhr", "2022-02-24 07:15")]
    [InlineData("2. September 2025, 14:30 Uhr", "2025-09-02 14:30")]
    [InlineData("Veröffentlicht am 02.09.2025 um 14:30 Uhr", "2025-09-02 14:30")]
    [InlineData("Erstellt: 02.09.2025, 10:00 Uhr Aktualisiert: 03.09.2025, 11:00 Uhr", "2025-09-02 10:00")]
    [InlineData("Berlin, 2. September 2025", "2025-09-02 00:00")]
    [InlineData("02.09.2025 | Lesedauer: 3 Minuten", "2025-09-02 00:00")]
    [InlineData("Von Max Muster | 2. September 2025", "2025-09-02 00:00")]
    [InlineData("Artikel vom Dienstag, 02.09.2025", "2025-09-02 00:00")]
    [InlineData("date 2025-09-02 Nachrichten aus der Region mit Wetterkarte", "2025-09-02 00:00")]
    [InlineData("Die Brücke über den Fluss stammt vom 2. September 1925.", null)]
    [InlineData("Ergebnisse vom Samstag, 2. September 2025:", null)]
    [InlineData("Am 2. September 2025 öffnet der Markt", null)]
    public void Line_between_headline_and_text(string line, string? date)
    {
        var article = Scraped.Clean($"Gemeinderat beschließt den Bau der neuen Brücke\n{line}\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal(date, article.Date?.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(date is null, article.Body.Contains(line, StringComparison.Ordinal) || line == article.Teaser);
    }

    [Fact]
    public void Date_in_running_text_is_no_date_of_publication() =>
        Assert.Null(Scraped.Clean($"Rat beschließt Brücke über die Elbe\n\nAm 2. September 2025 hat der Gemeinderat getagt. Er beschloss den Bau einer Brücke.\n\n{Scraped.Second}").Date);

    [Fact]
    public void Update_is_kept_beside_publication()
    {
        var article = Scraped.Clean($"Rat beschließt Brücke über die Elbe\n02.09.2025, 10:00 Uhr\nAktualisiert: 03.09.2025, 11:00 Uhr\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal((2, 3), (article.Date!.Value.Day, article.Updated!.Value.Day));
        Assert.Equal(DateEvidence.Dateline, article.Date.Evidence);
    }

    [Fact]
    public void Record_wins_over_text_and_address()
    {
        var article = Scraped.CleanRecord("Rat beschließt Brücke", $"01.01.2020\n\n{Scraped.First}", r => r with { Date = "2025-09-02", Url = "https://zeitung.example/2021/01/01/x" });
        Assert.Equal((2025, DateEvidence.Record), (article.Date!.Value.Year, article.Date.Evidence));
    }
}
