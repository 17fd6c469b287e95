namespace Search.Articles.Tests.Cleaning;

public sealed class HeadTests
{
    private const string Title = "Gemeinderat beschließt den Bau der neuen Brücke";

    [Theory]
    [InlineData(Title + "\n\n", null, null)]
    [InlineData("Politik\n" + Title + "\n\n", null, "Politik")]
    [InlineData(Title + "\n\nPolitik\n" + Title + "\n\n", null, "Politik")]
    [InlineData("Streit am Fluss\n" + Title + "\nAktualisiert:\n\n", "Streit am Fluss", null)]
    [InlineData("Startseite > Politik\nTeilen\n" + Title + "\n\n", null, null)]
    [InlineData("Lokales\nStreit am Fluss\n" + Title + "\nVon Max Muster\n2. September 2025\n", "Streit am Fluss", "Lokales")]
    public void Headline_is_found(string head, string? kicker, string? section)
    {
        var article = Scraped.Clean(head + Scraped.First + "\n\n" + Scraped.Second);
        Assert.Equal((Title, kicker, section), (article.Title, article.Kicker, article.Section));
    }

    [Fact]
    public void Kicker_glued_to_the_headline_is_cut_off_where_the_text_says_so()
    {
        var text = "Treffen mit Lindner Kassel und Fulda bauen gemeinsam eine Brücke\n\nKassel und Fulda wollen zusammen bauen. Das sagte Anna Lindner am Montag nach einem Gespräch.\n\n" + Scraped.Second + " Darauf hat Lindner lange gewartet.";
        var article = Scraped.Clean(text);
        Assert.Equal(("Treffen mit Lindner", "Kassel und Fulda bauen gemeinsam eine Brücke"), (article.Kicker, article.Title));
    }

    [Theory]
    [InlineData("Anklage gegen Anna Lindner nach Unfall zugelassen")]
    [InlineData("Gespräch mit Bürgermeister Lindner bleibt ohne jedes Ergebnis")]
    public void Whole_headline_stays_whole(string title)
    {
        var article = Scraped.Clean($"{title}\n\nDer Bürgermeister hat getagt. Anna Lindner kam später, sagte Lindner.\n\n{Scraped.Second} Der Bürgermeister Lindner schwieg.");
        Assert.Equal(title, article.Title);
    }

    [Fact]
    public void Untitled_text_takes_its_first_sentence_and_keeps_it()
    {
        var article = Scraped.Clean(Scraped.First);
        Assert.Equal("Der Gemeinderat hat am Dienstagabend den Bau einer Brücke beschlossen.", article.Title);
        Assert.Equal(Scraped.First, article.Body);
    }

    [Fact]
    public void Headline_and_lead_before_a_dateline_are_cut_off()
    {
        var article = Scraped.Clean($"Rat will Brücke bauen. Die Opposition ist dagegen. St. Pölten – {Scraped.First} (APA, 11.9.2015)");
        Assert.Equal(("Rat will Brücke bauen.", "Die Opposition ist dagegen.", "St. Pölten"), (article.Title, article.Teaser, article.DatelinePlace));
        Assert.Equal(Scraped.First, article.Body);
        Assert.Equal(new DateTime(2015, 9, 11), article.Date!.Value.Date);
    }

    [Theory]
    [InlineData("Rat beschließt neue Brücke | Musterzeitung", null, "Rat beschließt neue Brücke")]
    [InlineData("Rat beschließt neue Brücke - Musterzeitung", "musterzeitung.de", "Rat beschließt neue Brücke")]
    [InlineData("Rat beschließt neue Brücke - Opposition dagegen", "musterzeitung.de", "Rat beschließt neue Brücke - Opposition dagegen")]
    public void Name_of_the_site_is_no_part_of_the_headline(string title, string? source, string expected) =>
        Assert.Equal(expected, Scraped.CleanRecord(title, Scraped.First, r => r with { Source = source }).Title);

    [Theory]
    [InlineData("Wirt-\nschaft", "Wirtschaft")]
    [InlineData("Gas-\nund Stromnetze", "Gas- und Stromnetze")]
    [InlineData("Wirt\u00ADschaft", "Wirtschaft")]
    [InlineData("M\u0061\u0308rz", "März")]
    [InlineData("MÃ¼nchen â€“ KÃ¶ln", "München – Köln")]
    [InlineData("M&uuml;nchen &amp;amp; K&ouml;ln", "München & Köln")]
    [InlineData("a\u200Bb  c\u00A0d", "ab c d")]
    public void Text_is_made_plain(string text, string expected)
    {
        var article = Scraped.CleanRecord("Titel", text);
        Assert.Equal(expected, article.Body);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("x\uFFFDy", Scraped.CleanRecord("Titel", "x\uD83Dy").Body);

    [Fact]
    public void Text_of_a_fixed_page_width_flows_again()
    {
        var wrapped = "Der Gemeinderat hat am Dienstagabend nach langer\nDebatte den Bau einer neuen Brücke über die Weser\nbeschlossen, die im Herbst fertig sein soll.";
        Assert.Equal(wrapped.Replace('\n', ' '), Scraped.CleanRecord("Titel", wrapped).Body);
    }
}
