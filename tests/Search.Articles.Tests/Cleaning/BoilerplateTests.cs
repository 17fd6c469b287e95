namespace Search.Articles.Tests.Cleaning;

/// <summary>What stands around an article goes; what looks like it, but is the article's own, stays.</summary>
public sealed class BoilerplateTests
{
    private const string Title = "Gemeinderat beschließt den Bau der neuen Brücke";

    [Theory]
    [InlineData("Das könnte Sie auch interessieren\n\nSport\nNächster Sieg für Anna Fremd\nPolitik\nPeter Fremd tritt zurück.", "read-also")]
    [InlineData("Mehr entdecken\nKritik am Minister\n\"Nie wieder\": Peter Fremd spricht", "read-also")]
    [InlineData("Lesen Sie auch:\nPeter Fremd im Porträt", "read-also")]
    [InlineData("Lesen Sie auch: Peter Fremd im Porträt", "read-also")]
    [InlineData("Empfohlen\nPeter Fremd tritt zurück", "read-also")]
    [InlineData("Mehr zum Thema\nPeter Fremd tritt zurück\nAnna Fremd gewinnt", "read-also")]
    [InlineData("Auch in den News:\nPeter Fremd tritt zurück", "read-also")]
    [InlineData("Peter Fremd fordert Rücktritt\nVideoclip • 01:06 Min • Ab 12", "video-teaser")]
    [InlineData("Peter Fremd fordert Rücktritt\nVideo 02:13", "video-teaser")]
    [InlineData("Video: Peter Fremd fordert Rücktritt", "video-teaser")]
    [InlineData("Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.\nPeter Fremd sagt:\nDas ist ein sehr langer Kommentar eines Lesers, der viel zu sagen hat. Er sagt es in zwei Sätzen.", "comment-form")]
    [InlineData("Kommentare\nPeter Fremd sagt:\nDas ist ein sehr langer Kommentar eines Lesers, der viel zu sagen hat. Er sagt es in zwei Sätzen.", "comment-form")]
    [InlineData("Die Wiedergabe wurde unterbrochen.", "player")]
    [InlineData("Abonnieren Sie unseren Newsletter", "newsletter")]
    [InlineData("Anzeige", "advert")]
    [InlineData("Artikel teilen", "share")]
    [InlineData("Jetzt weiterlesen", "paywall")]
    public void Block_after_the_text_is_cut(string block, string reason)
    {
        var article = Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{block}");
        Assert.Equal($"{Scraped.First}\n\n{Scraped.Second}", string.Join("\n\n", new[] { article.Teaser, article.Body }.OfType<string>()));
        Assert.Equal(Title, article.Title);
        Assert.Contains(article.Cut, c => c.Reason == reason);
    }

    [Theory]
    [InlineData("Lesen Sie auch\nPeter Fremd im Porträt\nAnna Fremd gewinnt")]
    [InlineData("Das könnte Sie auch interessieren\nPeter Fremd im Porträt")]
    [InlineData("Lesen Sie auch: Peter Fremd im Porträt")]
    [InlineData("Anzeige")]
    public void Article_goes_on_after_a_box_in_its_midst(string box)
    {
        var third = "Im Rathaus rechnet man mit einem Baubeginn im Mai des kommenden Jahres. Bis dahin bleibt die alte Brücke für Lastwagen gesperrt, sagte eine Sprecherin der Stadt.";
        var article = Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{box}\n\n{third}");
        Assert.EndsWith(third, article.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Fremd", article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Diskussion um die Kosten")]
    [InlineData("Diskussion")]
    [InlineData("Videoüberwachung auf der Brücke")]
    [InlineData("Mehr Geld vom Land")]
    [InlineData("Anzeige gegen Unbekannt")]
    [InlineData("Teilen statt kaufen")]
    public void Subheading_that_only_resembles_a_box_stays(string subheading)
    {
        var article = Scraped.Clean($"{Title}\n\n{Scraped.First}\n\n{Scraped.Second}\n\n{subheading}\n\n{Scraped.First}");
        Assert.Contains($"\n\n{subheading}\n\n", article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Die neue Brücke im Modell\nFoto: Jan Bildermann / AP", "Die neue Brücke im Modell", "Foto: Jan Bildermann / AP")]
    [InlineData("Die neue Brücke im Modell.\nDie neue Brücke im Modell. Bild: Jan Bildermann/Pool/dpa", "Die neue Brücke im Modell.", "Bild: Jan Bildermann/Pool/dpa")]
    [InlineData("Die neue Brücke im Modell © Jan Bildermann", "Die neue Brücke im Modell", "© Jan Bildermann")]
    [InlineData("Die neue Brücke im Modell (Foto: Jan Bildermann)", "Die neue Brücke im Modell", "Foto: Jan Bildermann")]
    [InlineData("Symbolbild", null, "Symbolbild")]
    [InlineData("picture alliance / Jan Bildermann", null, "picture alliance / Jan Bildermann")]
    public void Pictures_stand_apart(string lines, string? caption, string credit)
    {
        var article = Scraped.Clean($"{Title}\n{Scraped.First}\n{lines}\n{Scraped.Second}");
        Assert.Equal(caption, article.Captions.Count > 0 ? article.Captions[0] : null);
        Assert.Equal(credit, Assert.Single(article.Credits));
        Assert.DoesNotContain("Bildermann", article.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Modell", article.Body, StringComparison.Ordinal);
    }
}
