using System.Globalization;

namespace Search.Articles.Tests.Cleaning;

/// <summary>Where, when and by whom, as wires, archives and content systems write it around a text.</summary>
public sealed class ProvenanceTests
{
    private const string Title = "Gemeinderat beschließt den Bau der neuen Brücke";

    [Theory]
    [InlineData("Frankfurt, 25. Juli 2024 (Reuters) - ", "Frankfurt", "Reuters", "", "2024-07-25")]
    [InlineData("Frankfurt, 25. Juli (Reuters) - ", "Frankfurt", "Reuters", "", null)]
    [InlineData("Berlin, 12. März 2024 – ", "Berlin", "", "", "2024-03-12")]
    [InlineData("Ellerbek (dpa/lno) - ", "Ellerbek", "dpa", "lno", null)]
    [InlineData("(sda) ", null, "SDA", "", null)]
    [InlineData("(dpa/AFP) – ", null, "dpa,AFP", "", null)]
    [InlineData("BERLIN blatt | ", "BERLIN", "", "", null)]
    [InlineData("Trotz allem, 12 Leute – ", null, "", "", null)]
    [InlineData("(SPD) ", null, "", "", null)]
    public void Dateline(string dateline, string? place, string agencies, string initials, string? date)
    {
        var article = Scraped.Clean($"{Title}\n\n{dateline}{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal((place, agencies, initials), (article.DatelinePlace, string.Join(',', article.Agencies), string.Join(',', article.Initials)));
        Assert.Equal(date, article.Date?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(place is null && agencies.Length == 0, article.Body.StartsWith(dateline, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Moseltaler Zeitung vom 23.07.2019, Seite 11 / Wirtschaft", "Moseltaler Zeitung", "2019-07-23", "Wirtschaft")]
    [InlineData("Moseltaler Zeitung, 23.07.2019, Nr. 168, S. 3", "Moseltaler Zeitung", "2019-07-23", null)]
    [InlineData("Moseltaler Zeitung | 23. Juli 2019 | Seite A4", null, null, null)]
    [InlineData("Das Urteil vom 23.07.2019 war erwartet worden", null, null, null)]
    public void Header_of_an_archive(string header, string? source, string? date, string? section)
    {
        var article = Scraped.Clean($"{header}\n\n{Title}\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal((source, section), (article.Source, article.Section));
        Assert.Equal(date, article.Date?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Rückfragen bitte an:\n\nPolizei Musterau\nPeter Fremd\nTelefon 0999", "press-contact")]
    [InlineData("Pressekontakt:\nAnna Fremd", "press-contact")]
    [InlineData("Der Beitrag Brücke in Fremdstadt erschien zuerst auf Musterblatt.", "syndication")]
    [InlineData("(c) Fremd Verlag. Alle Rechte vorbehalten.", "rights")]
    [InlineData("© 2024 Fremd Verlag – Alle Rechte vorbehalten", "rights")]
    public void What_senders_append_is_cut(string block, string reason)
    {
        var article = Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{block}");
        Assert.DoesNotContain("Fremd", article.Body, StringComparison.Ordinal);
        Assert.Contains(article.Cut, c => c.Reason == reason);
    }

    [Theory]
    [InlineData("Der Bau beginnt im Mai. (hgn)", "", "hgn")]
    [InlineData("Der Bau beginnt im Mai. (dpa/hgn)", "dpa", "hgn")]
    [InlineData("Der Bau beginnt im Mai. (hgn/mü)", "", "hgn,mü")]
    [InlineData("Der Bau beginnt im Mai.\n\nhgn/dpa/AFP", "dpa,AFP", "hgn")]
    [InlineData("Der Bau beginnt im Mai. (red)", "", "")]
    public void Signature(string end, string agencies, string initials)
    {
        var article = Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{end}");
        Assert.Equal((agencies, initials), (string.Join(',', article.Agencies), string.Join(',', article.Initials)));
        Assert.EndsWith("im Mai.", article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Interview", "Interview", null)]
    [InlineData("Wirtschaft", null, "Wirtschaft")]
    public void Genre_is_a_kicker_and_a_desk_a_section(string line, string? kicker, string? section)
    {
        var article = Scraped.Clean($"{line}\n{Title}\n\n{Scraped.First}\n\n{Scraped.Second}");
        Assert.Equal((kicker, section), (article.Kicker, article.Section));
    }

    [Fact]
    public void Date_under_the_text_rests_on_the_text() =>
        Assert.Equal(DateEvidence.Text, Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second} (APA, 11.9.2015)").Date!.Evidence);
}
