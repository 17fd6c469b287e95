using Search.Lucene.Analysis;
using Search.Lucene.Documents;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching;
using Search.Lucene.Searching.Highlighting;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Storage;
using Search.Lucene.Writing;

namespace Search.Lucene.Tests.Searching.Highlighting;

public sealed class HighlighterTests
{
    private static readonly HighlightOptions Whole = new() { MaxFragments = 0 };

    public static TheoryData<Query, string, string> Marked => new()
    {
        { new TermQuery("t", "fluss"), "der fluss am fluss", "der <mark>fluss</mark> am <mark>fluss</mark>" },
        { new TermQuery("t", "a&b"), "<i> a&b </i>", "&lt;i&gt; <mark>a&amp;b</mark> &lt;/i&gt;" },
        { new TermQuery("t", "übel"), "sehr übel", "sehr <mark>übel</mark>" },
        { new PhraseQuery("t", "am", "see"), "am see und am bach", "<mark>am</mark> <mark>see</mark> und am bach" },
        { new PhraseQuery("t", 1, "am", "see"), "am alten see", "<mark>am</mark> alten <mark>see</mark>" },
        { new PrefixQuery(new Term("t", "se")), "see und segel", "<mark>see</mark> und <mark>segel</mark>" },
        { new WildcardQuery(new Term("t", "*el")), "see und segel", "see und <mark>segel</mark>" },
        { new FuzzyQuery(new Term("t", "segeln"), 1, 2), "see und segel", "see und <mark>segel</mark>" },
        {
            BooleanQuery.Builder().Must(new TermQuery("t", "see")).MustNot(new TermQuery("t", "und")).Build(),
            "see und", "<mark>see</mark> und"
        },
    };

    [Theory]
    [MemberData(nameof(Marked))]
    public void Marks_what_the_query_matches_in_safe_html(Query query, string text, string expected)
    {
        using WhitespaceAnalyzer analyzer = new();
        Assert.Equal([expected], new Highlighter(analyzer, Whole).Highlight(query, text, "t"));
    }

    [Fact]
    public void Says_nothing_where_nothing_matches()
    {
        using WhitespaceAnalyzer analyzer = new();
        Assert.Empty(new Highlighter(analyzer).Highlight(new TermQuery("other", "see"), "am see", "t"));
        Assert.Empty(new Highlighter(analyzer).Highlight(new TermQuery("t", "meer"), "am see", "t"));
        Assert.Empty(new Highlighter(analyzer).Highlight(new TermQuery("t", "meer"), string.Empty, "t"));
    }

    [Fact]
    public void Fragments_are_sentences_and_those_with_more_of_the_query_win()
    {
        using WhitespaceAnalyzer analyzer = new();
        HighlightOptions options = new() { MaxFragments = 1, FragmentLength = 40 };
        const string Text = "Der Kahn liegt hier am Ufer und wartet. Der Kahn fährt zum Markt hinaus ja. Dann regnet es lange Zeit ohne Ende.";
        Query query = BooleanQuery.Builder().Should(new TermQuery("t", "Kahn")).Should(new TermQuery("t", "Markt")).Build();
        Assert.Equal(
            ["Der <mark>Kahn</mark> fährt zum <mark>Markt</mark> hinaus ja."],
            new Highlighter(analyzer, options).Highlight(query, Text, "t"));
    }

    [Fact]
    public void Long_sentences_are_cut_between_words_around_the_match()
    {
        using WhitespaceAnalyzer analyzer = new();
        HighlightOptions options = new() { FragmentLength = 60 };
        string text = string.Join(' ', Enumerable.Range(100, 80)) + " ziel " + string.Join(' ', Enumerable.Range(200, 80));
        string fragment = Assert.Single(new Highlighter(analyzer, options).Highlight(new TermQuery("t", "ziel"), text, "t"));
        Assert.Contains("<mark>ziel</mark>", fragment, StringComparison.Ordinal);
        string plain = fragment.Replace("<mark>", string.Empty, StringComparison.Ordinal).Replace("</mark>", string.Empty, StringComparison.Ordinal);
        Assert.InRange(plain.Length, 40, 61);
        Assert.Contains(" " + plain + " ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Analysis_vectors_and_postings_lead_to_the_same_fragments()
    {
        using MemoryStorage storage = new();
        using WhitespaceAnalyzer analyzer = new();
        TextFieldOptions options = new()
        {
            IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets,
            TermVectors = TermVectorOptions.Positions | TermVectorOptions.Offsets,
        };
        Random random = new(5);
        string[] texts = [.. Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Range(0, 1 + random.Next(200)).Select(i => SearchScript.Word(random) + (i % 9 == 8 ? "." : string.Empty))))];
        using (IndexWriter writer = new(storage, new IndexWriterOptions { Analyzer = analyzer }))
        {
            foreach (string text in texts)
            {
                writer.AddDocument(new Document(new TextField("body", text, options)));
            }
        }

        using DirectoryReader reader = DirectoryReader.Open(storage);
        int marked = 0;
        for (int i = 0; i < 600; i++)
        {
            int doc = i % texts.Length;
            Query query = new RandomQueries(i, columns: true).Next();
            Highlighter highlighter = new(analyzer, new HighlightOptions { FragmentLength = 60, MaxAnalyzed = i % 3 == 0 ? 300 : 100_000 });
            IReadOnlyList<string> analyzed = highlighter.Highlight(query, texts[doc], "body");
            Assert.Equal(analyzed, highlighter.Highlight(query, texts[doc], ["body"], HighlightSource.TermVectors(reader, doc)));
            Assert.Equal(analyzed, highlighter.Highlight(query, texts[doc], ["body"], HighlightSource.Postings(reader, doc)));
            marked += analyzed.Count > 0 ? 1 : 0;
        }

        Assert.True(marked > 200, $"only {marked} texts were marked");
    }

    [Theory]
    [InlineData("Er kam. Sie ging.", new[] { 7, 17 })]
    [InlineData("Am 3. Mai kam er.", new[] { 17 })]
    [InlineData("Er rief: „Halt!“ Dann lief er.", new[] { 16, 30 })]
    [InlineData("z.B. so", new int[0])]
    [InlineData("Titel\nText", new[] { 6 })]
    public void Sentences_end_at_stops_before_a_new_beginning(string text, int[] ends)
        => Assert.Equal(ends, SentenceEnds.Find(text));
}
