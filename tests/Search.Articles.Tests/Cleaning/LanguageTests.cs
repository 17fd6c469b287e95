namespace Search.Articles.Tests.Cleaning;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Der Rat hat am Montag über die neue Brücke gesprochen, aber noch nichts entschieden.", null, "de")]
    [InlineData("The council has met on Monday to talk about the new bridge, but it did not come to a decision.", "de", "en")]
    [InlineData("Le conseil a parlé lundi du nouveau pont, mais il n'a pas encore pris de décision sur les travaux.", null, "fr")]
    [InlineData("Il consiglio ha parlato lunedì del nuovo ponte, ma non è stata ancora presa una decisione sui lavori.", null, "it")]
    [InlineData("El consejo habló el lunes del nuevo puente, pero todavía no se ha tomado una decisión sobre las obras.", null, "es")]
    [InlineData("De raad heeft maandag over de nieuwe brug gesproken, maar er is nog geen besluit over het werk genomen.", null, "nl")]
    [InlineData("A câmara falou na segunda-feira sobre a nova ponte, mas ainda não foi tomada uma decisão sobre as obras.", null, "pt")]
    [InlineData("Rada rozmawiała w poniedziałek o nowym moście, ale nie podjęto jeszcze decyzji, czy będzie on budowany.", null, "pl")]
    [InlineData("Rada mluvila v pondělí o novém mostě, ale ještě se nerozhodla, zda bude postaven také s pomocí státu.", null, "cs")]
    [InlineData("Rådet har i mandags talt om den nye bro, men der er ikke truffet en beslutning om arbejdet, som skal begynde efter sommeren.", "da", "da")]
    [InlineData("Совет обсудил в понедельник новый мост, но решение пока не принято.", null, "ru")]
    [InlineData("Рада обговорила в понеділок новий міст, але рішення ще не прийнято. Її члени хочуть зачекати.", null, "uk")]
    [InlineData("Το συμβούλιο συζήτησε τη Δευτέρα για τη νέα γέφυρα.", null, "el")]
    [InlineData("المجلس ناقش يوم الاثنين الجسر الجديد", null, "ar")]
    [InlineData("市議会は月曜日に新しい橋について話し合いました。", null, "ja")]
    [InlineData("Die Brücke bleibt gesperrt.", "en-US", "de")]
    [InlineData("Brücke Tunnel Fähre", "de-AT", "de")]
    [InlineData("Brücke Tunnel Fähre", "Deutsch", "de")]
    [InlineData("Brücke Tunnel Fähre", "unsinn", null)]
    [InlineData("Brücke Tunnel Fähre", null, null)]
    public void Language_is_that_of_the_words(string text, string? declared, string? language) =>
        Assert.Equal(language, Scraped.CleanRecord("Titel", text, r => r with { Language = declared }).Language);
}
