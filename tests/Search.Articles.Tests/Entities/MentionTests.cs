using System.Text.Json;
using Search.Articles.Entities;

namespace Search.Articles.Tests.Entities;

/// <summary>Sentence, then the sure persons and places expected in it, each "a; b" in order of text.</summary>
public sealed class MentionTests
{
    private static readonly GermanMentionExtractor Extractor = new();

    [Theory]
    [InlineData("Am Montag reiste Bundeskanzlerin Helga Trommler nach Brüssel.", "Helga Trommler")]
    [InlineData("Das sagte Außenminister Tarek Sulimow am Rande des Treffens.", "Tarek Sulimow")]
    [InlineData("Frankreichs Präsidentin Delacour lehnte den Vorschlag ab.", "Delacour")]
    [InlineData("Dr. Martina Kessler leitet die Klinik seit Mai.", "Martina Kessler")]
    [InlineData("Die Ministerin dankte Frau von der Lippe für ihre Arbeit.", "von der Lippe")]
    [InlineData("Der Dirigent Alexander van der Meulen übernimmt das Orchester.", "Alexander van der Meulen")]
    [InlineData("Nordlands Machthaber Ro Bal Nim empfing die Gäste.", "Ro Bal Nim")]
    [InlineData("Angela Baumgarts Rede dauerte eine Stunde.", "Angela Baumgart")]
    [InlineData("Den Preis erhielt Hans-Peter Winkelmann.", "Hans-Peter Winkelmann")]
    [InlineData("Der frühere Präsident George W. Holder starb in Texas.", "George W. Holder")]
    [InlineData("Papst Johannes Paul II. besuchte Krakau.", "Johannes Paul II.")]
    [InlineData("Zuletzt war Jarek Mosulin, der Sekretär des Rates, im Gespräch.", "Jarek Mosulin")]
    [InlineData("Eine Stellungnahme von Tilda Quastorf (SPD) lag nicht vor.", "Tilda Quastorf")]
    [InlineData("Das meldete Staatschef Baschar al-Halabi im Fernsehen.", "Baschar al-Halabi")]
    public void Persons(string sentence, string expected) => Assert.Equal(expected, Sure(sentence, EntityKind.Person));

    [Theory]
    [InlineData("Die Bundesregierung beschloss am Mittwoch höhere Steuern auf Tabak und Alkohol.")]
    [InlineData("Der Kreml wies den Bericht zurück.")]
    [InlineData("Ein Sprecher der Polizei bestätigte den Unfall auf der Autobahn.")]
    [InlineData("Die Robert-Bosch-Stiftung fördert das Projekt.")]
    [InlineData("Die Nachrichtenagentur Xinhua berichtete darüber.")]
    [InlineData("Laut Umfrage wollen viele Bürger weniger Bürokratie.")]
    [InlineData("Nach dem Sieg gegen Borussia Dortmund jubelten die Spieler.")]
    [InlineData("Neue Regeln für Autofahrer gelten ab Januar.")]
    [InlineData("Trainer und Spieler feierten gemeinsam.")]
    [InlineData("Der Konzern Hansen Logistics AG senkt die Prognose.")]
    [InlineData("Der Roman „Anna Wolkowa“ wurde verfilmt.")]
    [InlineData("Bäcker backen früh.")]
    public void NounsAreNoPersons(string sentence) => Assert.Equal("", Sure(sentence, EntityKind.Person));

    [Theory]
    [InlineData("Pekings Regierung schwieg.", "Peking")]
    [InlineData("Der Ukraine-Krieg dauert an.", "Ukraine")]
    [InlineData("Die Delegation reiste von Beijing nach Kyjiw.", "Peking; Kiew")]
    [InlineData("In New York und Abu Dhabi wurde verhandelt.", "New York; Abu Dhabi")]
    [InlineData("In den Vereinigten Staaten steigen die Preise.", "USA")]
    [InlineData("Die russische Delegation sprach mit chinesischen Diplomaten.", "")]
    [InlineData("Die Berliner Polizei ermittelt.", "")]
    [InlineData("Das Essen war kalt, die Halle leer.", "")]
    [InlineData("Der Zug aus Essen kam in Halle an.", "Essen; Halle")]
    [InlineData("Eintracht Frankfurt verlor gegen den FC Augsburg.", "")]
    [InlineData("Bis Ende des Jahres wird gebaut.", "")]
    [InlineData("Die Polen feierten, in Polen wurde gewählt.", "Polen")]
    [InlineData("Der Kreml wies den Bericht zurück.", "")]
    [InlineData("Bosnien und Herzegowina tritt bei.", "Bosnien und Herzegowina")]
    [InlineData("Sie zieht fort und geht nach Kiel.", "Kiel")]
    [InlineData("Die Ministerin Anna Seiler besuchte Kiel.", "Kiel")]
    [InlineData("Kiels Oberbürgermeister trat zurück.", "Kiel")]
    [InlineData("Kiel. Der Hafen wird gesperrt.", "Kiel")]
    [InlineData("Auf der Werft bei Kiel brannte es.", "Kiel")]
    [InlineData("Der Kiel des Bootes brach, die Farbe des Kiels verblasste.", "")]
    [InlineData("Der Zug fährt am Abend nach Essen weiter.", "Essen")]
    [InlineData("Nach Essen und Trinken war keinem zumute.", "")]
    [InlineData("Auch in Singen gab es Streit.", "Singen")]
    [InlineData("Sie lernte beim Singen und Tanzen.", "")]
    [InlineData("Das Wasser der Elbe steigt, am Rhein fällt es.", "Elbe; Rhein")]
    [InlineData("Die Züge fahren wieder bis Frankfurt (Oder).", "Frankfurt (Oder)")]
    [InlineData("Ein Haus in Hamburg-Altona brannte aus.", "Hamburg")]
    [InlineData("Firmen im Rhein-Main-Gebiet suchen Leute.", "Rhein-Main-Gebiet")]
    [InlineData("Die Lage in Nordsyrien bleibt ernst.", "Nordsyrien")]
    [InlineData("Der Brand in Quellersdorf ist gelöscht.", "Quellersdorf")]
    [InlineData("Die Gemeinde Zurnhofen baut eine Halle.", "Zurnhofen")]
    [InlineData("Er wohnt in der Kieler Straße.", "")]
    public void Places(string sentence, string expected) => Assert.Equal(expected, Sure(sentence, EntityKind.Place));

    [Fact]
    public void ASurnameAloneIsCutFromItsGenitiveAndItsCompound()
    {
        ArticleMentions found = Extractor.Extract(Write.Article("a", "Präsident Wolodar Brakul reiste ab. Brakuls Berater blieben. Das Brakul-Telefonat fiel aus."));
        Assert.Equal(
            ["Wolodar Brakul/Wolodar Brakul", "Brakuls/Brakul", "Brakul/Brakul"],
            found.Mentions.Where(mention => mention.Kind == EntityKind.Person).Select(mention => $"{mention.Surface}/{mention.Name}"));
    }

    [Fact]
    public void AuthorsAndCreditsNeverCountAndCaptionsOnlyHelp()
    {
        Article article = Write.Article("a", "Der Rat tagte am Abend. Dann sprach Mertolin lange.") with
        {
            Authors = ["Sabine Kranz"],
            Credits = ["Foto: Peter Lichtmann"],
            Captions = ["Ministerin Ulla Mertolin im Rat"],
        };
        Assert.Equal(["Mertolin"], Extractor.Extract(article).Mentions.Select(mention => mention.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("Präsident")]
    [InlineData("Dr.")]
    [InlineData("von der")]
    [InlineData("''’s-–A.")]
    [InlineData("\uD800 Präsident \uDFFF Xi\0")]
    public void OddTextsYieldNoPersonAndNoFault(string body) =>
        Assert.DoesNotContain(Extractor.Extract(Write.Article("a", body)).Mentions, mention => mention.Kind == EntityKind.Person && mention.Confidence >= GermanMentionExtractor.Sure && mention.Name != "Xi");

    [Fact]
    public void ALongRunWithoutBlanksTakesNoTime()
    {
        string run = new('A', 300_000);
        string mixed = string.Concat(Enumerable.Repeat("Aa-", 100_000));
        Assert.Empty(Extractor.Extract(Write.Article("a", run + " " + mixed)).Mentions);
    }

    [Fact]
    public void MentionsSurviveSerialisation()
    {
        ArticleMentions found = Extractor.Extract(Write.Article("a", "Präsidentin Lena Wirth sprach in Kiew."));
        ArticleMentions read = JsonSerializer.Deserialize<ArticleMentions>(JsonSerializer.Serialize(found))!;
        Assert.Equal(found.Mentions, read.Mentions);
    }

    /// <summary>No gazetteer has these first names, and nothing but the sentence around them says that they are persons.</summary>
    [Theory]
    [InlineData("Den Elfmeter verwandelte Asamoah Gyalin in der 62. Minute.", "Asamoah Gyalin")]
    [InlineData("Das Tor schoss der eingewechselte Boubacar Sanegu erst in der Schlussphase.", "Boubacar Sanegu")]
    [InlineData("5. Cai Zelgin (China) 1:20:42, 6. Caio Bonfarim (Brasilien) 1:20:44", "Cai Zelgin; Caio Bonfarim")]
    public void TheModelSeesPersonsThatNoListHas(string sentence, string names) => Assert.Equal(names, Sure(sentence, EntityKind.Person));

    [Theory]
    [InlineData("Er war schon immer ein Fan der Beatles und ihrer Lieder.")]
    [InlineData("Die Stadt war im Juni von der Islamistengruppe Ansar Dine angegriffen worden.")]
    [InlineData("Die Explosion ereignete sich auf der Einkaufsstraße Istiklal Caddesi.")]
    [InlineData("An handwerklichem Können ist Servus TV nicht gescheitert.")]
    [InlineData("Die Gewerkschaft Verdi stellt sich auf einen langen Streik ein.")]
    public void WhatTheModelTakesForAPersonMustBeBuiltLikeOne(string sentence) => Assert.Equal("", Sure(sentence, EntityKind.Person));

    [Theory]
    [InlineData("In Liskeard trauert eine Familie um ihren Hund.", "Liskeard")]
    [InlineData("Der Rahmen besteht aus Edelstahl, das Gehäuse aus Kunststoff.", "")]
    [InlineData("Das Geld steckt in Kühl- und Containerschiffen.", "")]
    public void UnlistedPlacesNeedAPrepositionOfPlace(string sentence, string places) => Assert.Equal(places, Sure(sentence, EntityKind.Place));

    [Fact]
    public void ExtractionsOfTheRulesAloneAreNotTakenOver()
    {
        Assert.Contains(Extractor.Extract(Write.Article("a", "Präsidentin Lena Wirth sprach in Kiew.")).Mentions, mention => (mention.Evidence & MentionEvidence.Model) != 0);
        Assert.NotEqual("german-rules-4", Extractor.Version);
    }

    private static string Sure(string sentence, EntityKind kind) => string.Join("; ", Extractor.Extract(Write.Article("a", sentence)).Mentions
        .Where(mention => mention.Kind == kind && mention.Confidence >= GermanMentionExtractor.Sure).Select(mention => mention.Name));
}
