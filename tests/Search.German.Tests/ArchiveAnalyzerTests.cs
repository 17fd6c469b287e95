using Search.German.Compounds;
using Search.German.Sentences;
using Search.Lucene.Analysis;

namespace Search.German.Tests;

public sealed class ArchiveAnalyzerTests
{
    [Theory]
    [InlineData("Häuser Haeuser Haus Hauses HÄUSERN ha\u0308user", "haus")]
    [InlineData("Müller Mueller MÜLLER Müllers", "mull")]
    [InlineData("Straße Strasse Straßen STRASSEN STRAẞE", "strass")]
    [InlineData("Krieg Kriege Krieges Kriegs Kriegen", "krieg")]
    [InlineData("neue neuer neuen neues", "neu")]
    [InlineData("Steuer Steuern", "steu")]
    [InlineData("aktuell aktuelle aktuellen", "aktull")]
    [InlineData("Freundin Freundinnen", "freundin")]
    [InlineData("Ergebnis Ergebnisse Ergebnissen Ergebnisses", "ergebnis")]
    [InlineData("Erdoğan Erdogan Erdoğans", "erdogan")]
    [InlineData("Michael Michaels", "michael")]
    [InlineData("Andrea Andrea's Andrea’s", "andrea")]
    [InlineData("Ukraine\u00ADkrieg Ukrainekrieg", "ukrainekrieg")]
    [InlineData("1.000.000 1000000", "1000000")]
    public void Forms_of_one_word_meet_in_the_stemmed_form(string words, string stem) =>
        Assert.Equal([stem], Terms(WordForm.Stemmed, words).Distinct());

    [Theory]
    [InlineData("Müller Mueller MÜLLER", "mueller")]
    [InlineData("Größe Groesse GRÖSSE", "groesse")]
    [InlineData("Café Cafe Cafe\u0301", "cafe")]
    [InlineData("z.B. Z.B.", "zb")]
    [InlineData("Sørensen Sörensen Soerensen", "soerensen")]
    public void Spellings_of_one_word_meet_in_the_exact_form(string words, string term) =>
        Assert.Equal([term], Terms(WordForm.Exact, words).Distinct());

    [Theory]
    [InlineData("schon", "schön")]
    [InlineData("Muller", "Müller")]
    [InlineData("Haus", "Häuser")]
    [InlineData("Bauer", "Bäuer")]
    public void Different_words_stay_apart_in_the_exact_form(string one, string other) =>
        Assert.NotEqual(Terms(WordForm.Exact, one), Terms(WordForm.Exact, other));

    [Theory]
    [InlineData("Joe", "Jo")]
    [InlineData("Michael", "Michal")]
    [InlineData("Maier", "Mai")]
    [InlineData("Iran", "IRA")]
    [InlineData("neue", "Neubau")]
    public void Different_words_stay_apart_in_the_stemmed_form(string one, string other) =>
        Assert.NotEqual(Terms(WordForm.Stemmed, one), Terms(WordForm.Stemmed, other));

    [Theory]
    [InlineData("Ukraine-Krieg heute", "ukraine@0 ukrainekrieg@0 krieg@1 heute@2")]
    [InlineData("Ukraine–Krieg", "ukraine@0 ukrainekrieg@0 krieg@1")]
    [InlineData("Schleswig-Holsteins Küste", "schleswig@0 schleswigholsteins@0 holsteins@1 kueste@2")]
    [InlineData("die E-Mail-Adresse", "die@0 e@1 emailadresse@1 mail@2 adresse@3")]
    [InlineData("20-jährige", "20@0 20jaehrige@0 jaehrige@1")]
    [InlineData("Ein- und Ausfuhr", "ein@0 und@1 ausfuhr@2")]
    [InlineData("2014-2018", "2014@0 2018@1")]
    [InlineData("Lehrer:innen und Lehrer*innen", "lehrer@0 lehrerinnen@0 innen@1 und@2 lehrer@3 lehrerinnen@3 innen@4")]
    [InlineData("rat@amt.example", "rat@0 rat@amt.example@0 amt@1 example@2")]
    [InlineData("am 24.02.2022", "am@0 24@1 24.02.2022@1 02@2 2022@3")]
    [InlineData("U.S.A. und H&M", "usa@0 und@1 h@2 h&m@2 m@3")]
    [InlineData("O’Neill, Hans' Rad", "o@0 oneill@0 neill@1 hans@2 rad@3")]
    [InlineData("a-b-c-d-e-f-g", "a@0 b@1 c@2 d@3 e@4 f@5 g@6")]
    [InlineData("3,5 Prozent", "3,5@0 prozent@1")]
    public void Joined_words_are_found_by_part_and_whole(string text, string expected) =>
        Assert.Equal(expected, List(WordForm.Exact, AnalyzedSide.Query, text).Positions());

    [Fact]
    public void A_whole_spans_its_parts_and_offsets_point_into_the_text()
    {
        using var analyzer = new ArchiveAnalyzer(WordForm.Exact, AnalyzedSide.Query);
        TokenStream stream = analyzer.TokenStream("f", "US-Präsident");
        var rows = new List<string>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            Token token = stream.Token;
            rows.Add($"{token.Term} {token.StartOffset}-{token.EndOffset} spans {token.PositionLength}");
        }

        Assert.Equal(["us 0-2 spans 1", "uspraesident 0-12 spans 2", "praesident 3-12 spans 1"], rows);
    }

    [Fact]
    public void Sentences_stand_apart_on_the_index_side_only()
    {
        const string Text = "Es regnet. Dr. Lang bleibt. Er liest";
        int second = 2 + SentenceGapFilter.Gap;
        int third = second + 3 + SentenceGapFilter.Gap;
        Assert.Equal(
            $"es@0 regnet@1 dr@{second} lang@{second + 1} bleibt@{second + 2} er@{third} liest@{third + 1}",
            List(WordForm.Exact, AnalyzedSide.Index, Text).Positions());
        Assert.Equal("es@0 regnet@1 dr@2 lang@3 bleibt@4 er@5 liest@6", List(WordForm.Exact, AnalyzedSide.Query, Text).Positions());
    }

    [Fact]
    public void Function_words_leave_gaps_in_the_stemmed_form_and_stay_in_the_exact_one()
    {
        Assert.Equal("krieg@0 ukrain@3", List(WordForm.Stemmed, AnalyzedSide.Query, "Krieg in der Ukraine für").Positions());
        Assert.Equal("krieg@0 in@1 der@2", List(WordForm.Exact, AnalyzedSide.Query, "Krieg in der").Positions());
    }

    [Theory]
    [InlineData("Mü", "mue")]
    [InlineData("STRAß", "strass")]
    [InlineData("\u00AD", "")]
    public void A_prefix_is_folded_like_the_exact_form(string prefix, string expected) =>
        Assert.Equal(expected, ArchiveAnalyzer.FoldPrefix(prefix));

    [Fact]
    public void Parts_of_compounds_stand_at_the_place_of_the_compound()
    {
        using var analyzer = new ArchiveAnalyzer(WordForm.Stemmed, AnalyzedSide.Query, new AtFifthLetter());
        Assert.Equal("tageszeitung@0 tag@0 zeitung@0 neu@1", TokenList.Of(analyzer, "Tageszeitung neu").Positions());
    }

    /// <summary>On any text: positions never go back, offsets lie in the text in rising order, no term is empty, nothing throws.</summary>
    [Theory]
    [InlineData(WordForm.Exact)]
    [InlineData(WordForm.Stemmed)]
    public void Any_text_gives_tokens_an_index_accepts(WordForm form)
    {
        var random = new Oracle.RandomText(7);
        using var analyzer = new ArchiveAnalyzer(form, AnalyzedSide.Index);
        for (int i = 0; i < 3000; i++)
        {
            string text = random.Next();
            TokenList list = TokenList.Of(analyzer, text);
            int start = 0;
            for (int t = 0; t < list.Tokens.Count; t++)
            {
                TokenRow row = list.Tokens[t];
                Assert.True(row.Increment >= (t == 0 ? 1 : 0) && row.Start >= start && row.End >= row.Start && row.End <= text.Length && row.Term.Length > 0, $"text {i}: {row}");
                start = row.Start;
            }
        }
    }

    private static IEnumerable<string> Terms(WordForm form, string text) =>
        List(form, AnalyzedSide.Index, text).Tokens.Select(static t => t.Term);

    private static TokenList List(WordForm form, AnalyzedSide side, string text)
    {
        using var analyzer = new ArchiveAnalyzer(form, side);
        return TokenList.Of(analyzer, text);
    }

    private sealed class AtFifthLetter : ICompoundSplitter
    {
        public int Split(ReadOnlySpan<char> word, Span<Range> parts)
        {
            if (word.Length < 10)
            {
                return 0;
            }

            parts[0] = 0..5;
            parts[1] = 5..word.Length;
            return 2;
        }
    }
}
