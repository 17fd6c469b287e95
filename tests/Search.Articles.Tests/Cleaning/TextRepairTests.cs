using Search.Articles.Cleaning;

namespace Search.Articles.Tests.Cleaning;

/// <summary>Words broken at line ends, and letters broken on their way.</summary>
public sealed class TextRepairTests
{
    [Theory]
    [InlineData("Die Wirt-", "schaft wächst", "Die Wirtschaft wächst")]
    [InlineData("Seit dem Ukraine-", "Krieg steigt", "Seit dem Ukraine-Krieg steigt")]
    [InlineData("Viele Klein-", "und Mittelbetriebe", "Viele Klein- und Mittelbetriebe")]
    [InlineData("Die US-", "amerikanische Firma", "Die US-amerikanische Firma")]
    [InlineData("Das G7-", "treffen", "Das G7-treffen")]
    [InlineData("Nach der CDU-", "geführten Sitzung", "Nach der CDU-geführten Sitzung")]
    [InlineData("Der Minister sagte -", "nichts", null)]
    [InlineData("Die Wirtschaft", "wächst", null)]
    [InlineData("Es war 5-", "6 Mal", null)]
    public void Hyphen_at_a_line_end(string line, string next, string? joined) => Assert.Equal(joined, Hyphenation.Join(line, next, string.Empty));

    [Fact]
    public void Spelling_elsewhere_in_the_text_decides() => Assert.Equal("Das deutsch-französische Treffen", Hyphenation.Join("Das deutsch-", "französische Treffen", "Es war ein deutsch-französisches und später deutsch-französische Sache."));

    [Theory]
    [InlineData("MÃ¼nchen", "München")]
    [InlineData("MÃƒÂ¼nchen", "München")]
    [InlineData("5 Ã¢â€šÂ¬", "5 €")]
    [InlineData("GroÃƒÅ¸", "Groß")]
    [InlineData("â€žJaâ€œ, sagte er â€“ und ging", "„Ja“, sagte er – und ging")]
    [InlineData("São Paulo, Ångström, Ärger", "São Paulo, Ångström, Ärger")]
    [InlineData("Cafe\u0301 Z\u030Curich \u0438\u0306 o\u0302\u0301", "Café Žurich й ố")]
    public void Letters(string broken, string whole) => Assert.Equal(whole, Scraped.CleanRecord("Titel", broken).Body);

    [Theory]
    [InlineData("a\u202Eb\u2066c\u2069", "abc")]
    [InlineData("a\u200Db\uFEFFc\u00ADd", "abcd")]
    [InlineData("x\uD83D\uDE00z", "x\uD83D\uDE00z")]
    public void Invisible_characters_go_and_pairs_stay(string text, string plain) => Assert.Equal(plain, Scraped.CleanRecord("Titel", text).Body);
}
