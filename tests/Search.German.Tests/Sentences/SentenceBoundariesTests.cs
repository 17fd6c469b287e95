using Search.German.Sentences;

namespace Search.German.Tests.Sentences;

public sealed class SentenceBoundariesTests
{
    /// <summary>A bar marks each boundary expected.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Es regnet.")]
    [InlineData("Es regnet.|Die Sonne fehlt.|Wann kommt sie?|Bald!")]
    [InlineData("Obst, z. B. Birnen, gibt es.|Auch z.B. Kirschen.")]
    [InlineData("Am 24. Februar kam Dr. Weber.|Prof. Lang ging.")]
    [InlineData("Der Hund von J. S. Bach bellte.|Niemand hörte ihn.")]
    [InlineData("Heinrich VIII. Tudor regierte.|Ludwig XIV. Die Sonne schien.", "Heinrich VIII. Tudor regierte.|Ludwig XIV.|Die Sonne schien.")]
    [InlineData("Das gilt seit 2014.|Niemand weiß es.")]
    [InlineData("Der Verein spielt in der 3. Liga.|Es kamen 15.|Die Halle war leer.")]
    [InlineData("Das Spiel endete 3:1.|Kassel jubelte.")]
    [InlineData("Kosten: 5 Mio. Euro.|Früher waren es 3 Mio.|Das ist viel.")]
    [InlineData("Nach Art. 5 ist es erlaubt.|Er ist von dieser Art.|Wir nicht.")]
    [InlineData("„Was soll das?“ fragte sie.|„Nichts.“|Er ging.")]
    [InlineData("„Komm!“, rief er.|Sie kam (leise.)|Dann schlief sie.")]
    [InlineData("Und dann ... Stille.|Alles ruhig…|Morgen mehr.")]
    [InlineData("Ein Titel ohne Punkt\n|Der erste Satz,\nder umbrochen ist und\nso weitergeht.\n|Noch einer.")]
    [InlineData("Absatz eins\n\n|und klein weiter")]
    [InlineData("Kassel.|Die Stadt feiert.")]
    [InlineData("Siehe beispiel.example und Version 2.0 davon.|Ende.")]
    [InlineData("Der Preis am 3.4. Mai ist hoch.|Er stieg um 2,5.|Niemand klagte.")]
    [InlineData("Berlin (abc) - Der Rat tagt.|- Er endet.")]
    [InlineData("  \r\n  |Nur das.  ", "Nur das.")]
    public void Sentences_end_where_a_reader_ends_them(string marked, string? expected = null)
    {
        string text = marked.Replace("|", " ", StringComparison.Ordinal);
        string[] sentences = (expected ?? marked).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var actual = new List<string>();
        foreach (Range sentence in SentenceBoundaries.Enumerate(text))
        {
            actual.Add(text[sentence]);
        }

        Assert.Equal(sentences, actual);
    }

    [Fact]
    public void Any_text_is_cut_without_loss_or_hang()
    {
        var random = new Oracle.RandomText(1);
        for (int i = 0; i < 2000; i++)
        {
            string text = random.Next();
            int covered = 0;
            foreach (Range sentence in SentenceBoundaries.Enumerate(text))
            {
                Assert.True(string.IsNullOrWhiteSpace(text[covered..sentence.Start.Value]));
                Assert.False(string.IsNullOrWhiteSpace(text[sentence]));
                covered = sentence.End.Value;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[covered..]));
        }
    }
}
