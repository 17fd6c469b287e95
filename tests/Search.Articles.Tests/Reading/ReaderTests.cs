using System.IO.Compression;
using System.Text;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Reading;

/// <summary>Formats, encodings and everything that is wrong with files.</summary>
public sealed class ReaderTests
{
    private const string Prose = "Die Brücke über die Fulda wird größer, schöner und teurer als geplant. Das sagte die Bürgermeisterin.";

    static ReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static List<ReadItem> Read(string name, byte[] bytes) => Read(name, new MemoryStream(bytes), bytes.Length);

    private static List<ReadItem> Read(string name, Stream stream, long length = 1) =>
        [.. ArticleReader.Read(new SourceFile("/quelle/" + name, "/quelle", name, length), stream, TestContext.Current.CancellationToken)];

    private static List<ReadItem> Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    [InlineData("macintosh")]
    [InlineData("ibm850")]
    public void Encoding_is_found(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        if (name != "utf-32")
        {
            Assert.Equal(Prose, Assert.Single(Read("a.txt", encoding.GetBytes(Prose))).Article!.Text);
        }

        Assert.Equal(Prose, Assert.Single(Read("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(Prose)])).Article!.Text.TrimStart('\uFEFF'));
    }

    [Fact]
    public void Declared_charset_of_a_page_is_used()
    {
        var page = $"<html><head><meta charset=\"iso-8859-2\"><title>Titel</title></head><body><article><p>{Prose} Škoda</p></article></body></html>";
        Assert.Contains("Škoda", Assert.Single(Read("a.html", Encoding.GetEncoding("iso-8859-2").GetBytes(page))).Article!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "", "missing-text")]
    [InlineData("a.txt", "  \n ", "missing-text")]
    [InlineData("a.txt", "%PDF-1.7 xxxxx", "binary")]
    [InlineData("a.txt", "a\0b\0\0c\0\0\0\0d", "binary")]
    [InlineData("a.json", "kein json", "bad-json")]
    [InlineData("a.json", "{\"title\": \"nur Titel\"}", "missing-text")]
    [InlineData("a.csv", "a,b\n1,2\n", "missing-text")]
    [InlineData("a.csv", "text\n\"offen", "bad-row")]
    [InlineData("a.txt.gz", "kein gzip", "bad-gzip")]
    public void Fault_is_named(string name, string content, string code)
    {
        var fault = Read(name, content).Select(i => i.Fault).Last(f => f is not null)!;
        Assert.True(fault.Code == code || (content.Length == 0 && fault.Code == "empty-file"), fault.Code);
        Assert.Equal("/quelle/" + name, fault.File);
    }

    [Fact]
    public void Broken_line_17_costs_line_17()
    {
        var lines = Enumerable.Range(1, 20).Select(i => i == 17 ? "{\"text\": \"offen" : $"{{\"id\": {i}, \"text\": \"Text {i}\"}}");
        var items = Read("a.jsonl", string.Join('\n', lines));
        var fault = Assert.Single(items, i => i.Fault is not null).Fault!;
        Assert.Equal((17, "bad-json"), (fault.Line, fault.Code));
        Assert.Equal(19, items.Count(i => i.Article is not null));
        Assert.Equal("18", items[17].Article!.Id);
    }

    [Fact]
    public void Broken_record_of_an_array_costs_that_record()
    {
        var items = Read("a.json", "[\n{\"text\": \"Eins\"},\n{\"text\": oh},\n{\"text\": \"Drei\"}\n]");
        Assert.Equal(["a#1", null, "a#3"], items.Select(i => i.Article?.Id));
        Assert.Equal(3, items[1].Fault!.Line);
    }

    [Theory]
    [InlineData("""{"Überschrift": "T", "Inhalt": "X", "Autor": "A B", "Veröffentlicht_am": "1.2.2024", "Quelle": "Q"}""")]
    [InlineData("""{"headline": "T", "article_body": "X", "authors": [{"name": "A B"}], "datePublished": "1.2.2024", "publisher": {"name": "Q"}}""")]
    [InlineData("""{"_source": {"TITLE": "T", "Content": ["X"], "byline": "A B", "published-at": "1.2.2024", "source": {"name": "Q"}}}""")]
    [InlineData("""{"articles": [{"title": "T", "content": [{"type": "p", "text": "X"}], "author": "A B", "date": {"$date": "1.2.2024"}, "site": "Q"}]}""")]
    public void Fields_are_found_under_many_names(string json)
    {
        var article = Assert.Single(Read("a.json", json)).Article!;
        Assert.Equal(("T", "X", "A B", "1.2.2024", "Q"), (article.Title, article.Text, article.Authors[0], article.Date, article.Source));
        Assert.Equal("a", article.Id);
    }

    [Fact]
    public void Id_hash_and_folder_come_from_the_path()
    {
        var first = Assert.Single(Read("blatt/x/a.txt", Prose)).Article!;
        var again = Assert.Single(Read("blatt/x/a.txt", Prose)).Article!;
        var moved = Assert.Single(Read("blatt/y/a.txt", Prose)).Article!;
        Assert.Equal(("blatt/x/a", "blatt", 32), (first.Id, first.Source, first.Origin.ContentHash.Length));
        Assert.Equal(first.Origin.ContentHash, again.Origin.ContentHash);
        Assert.NotEqual(first.Origin.ContentHash, moved.Origin.ContentHash);
        Assert.Equal("blatt/b#2", Read("blatt/b.jsonl.gz", Gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"))[1].Article!.Id);
    }

    [Fact]
    public void Rows_keep_line_ends_and_quotes()
    {
        var items = Read("a.csv", "id;text;datum\r\n1;\"Zeile \"\"eins\"\"\nZeile zwei\";1.2.2024\r\n\r\n2;kurz;\r\n");
        Assert.Equal(["Zeile \"eins\"\nZeile zwei", "kurz"], items.Select(i => i.Article!.Text));
        Assert.Equal([2, 5], items.Select(i => i.Article!.Origin.Line));
    }

    [Fact]
    public void Unclosed_quote_costs_its_row()
    {
        var items = Read("a.csv", "id,text\n1,eins\n2,\"offen\n3,drei\n");
        Assert.Equal(["eins", null, "drei"], items.Select(i => i.Article?.Text));
        Assert.Equal(3, items[1].Fault!.Line);
    }

    [Fact]
    public void Page_gives_text_and_metadata_without_what_surrounds_them()
    {
        var page = """
            <!DOCTYPE html><html><head><title>Titel | Blatt</title>
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Titel","datePublished":"2024-02-01T10:00:00Z","author":{"name":"A B"}}]}</script>
            <meta property="og:site_name" content="Blatt"></head><body><nav>Politik Sport</nav>
            <article><span class="article-kicker">Dachzeile</span><h1>Titel</h1><p class="lead">Vorspann.</p><p>PROSE</p>
            <figure><img><figcaption>Bildtext <span class="credit">Foto: C D</span></figcaption></figure>
            <aside class="related"><a>Fremder Artikel</a></aside><p>PROSE</p><div class="comments">Leser sagt</div></article><footer>Impressum</footer></body></html>
            """.Replace("PROSE", Prose, StringComparison.Ordinal);
        var article = Assert.Single(Read("a.html", page)).Article!;
        Assert.Equal(("Titel", "Dachzeile", "Vorspann.", "Blatt", "2024-02-01T10:00:00Z"), (article.Title, article.Kicker, article.Teaser, article.Source, article.Date));
        Assert.Equal(["A B", "Bildtext", "Foto: C D"], [.. article.Authors, .. article.Captions, .. article.Credits]);
        Assert.DoesNotContain("Fremder", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leser", article.Text, StringComparison.Ordinal);
        Assert.Contains(article.Cut, c => c is { Reason: "read-also", Text: "Fremder Artikel" });
    }

    [Fact]
    public void Text_too_large_is_a_fault() => Assert.Equal("too-large", Assert.Single(Read("a.txt", new RepeatedStream("Wort ", 50_000_000))).Fault!.Code);

    [Fact]
    public void Line_too_large_is_a_fault_and_the_next_is_read()
    {
        using var stream = new RepeatedStream("x", 60_000_000, "{\"text\":\"eins\"}\n{\"text\":\"", "\"}\n{\"text\":\"drei\"}\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var items = Read("a.jsonl", stream);
        Assert.Equal(["eins", null, "drei"], items.Select(i => i.Article?.Text));
        Assert.Equal((2, "too-large"), (items[1].Fault!.Line, items[1].Fault!.Code));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    public void Deep_json_is_a_fault(string name) => Assert.Equal("bad-json", Assert.Single(Read(name, "{\"text\":" + new string('[', 10_000) + new string(']', 10_000) + "}")).Fault!.Code);

    [Fact]
    public void Deep_markup_is_a_fault() => Assert.Equal("too-deep", Assert.Single(Read("a.html", "<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))).Fault!.Code);

    [Fact]
    public void Packed_nothing_is_a_fault()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var zeros = new RepeatedStream("a", 100_000_000))
        {
            zeros.CopyTo(gzip);
        }

        packed.Position = 0;
        Assert.Equal("too-large", Assert.Single(Read("a.jsonl.gz", packed, packed.Length)).Fault!.Code);
    }

    [Fact]
    public void Lone_surrogates_and_long_words_are_read()
    {
        var word = new string('w', 30_000);
        var article = Assert.Single(Read("a.jsonl", "{\"text\":\"a\\ud800b " + word + "\"}")).Article!;
        Assert.Equal("a\uFFFDb " + word, article.Text);
        Assert.NotEmpty(Search.Articles.Cleaning.ArticleCleaner.Clean(article).Title);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("a ")]
    [InlineData("Foto: ")]
    [InlineData("(")]
    [InlineData("&amp;")]
    [InlineData("1.1.2024 ")]
    [InlineData("Lesen Sie auch\n")]
    [InlineData("Satz. ")]
    [InlineData("Kommentare\n")]
    [InlineData("Ein Bild\nFoto: dpa\n")]
    [InlineData("Titel des Films\nVideo 01:02\n")]
    [InlineData("Ã")]
    public void Hostile_repetition_is_cleaned_in_bounded_time(string pattern)
    {
        var text = "Anfang. " + string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));
        var raw = new RawArticle { Id = "x", Origin = new ArticleOrigin("f", 0, "h"), Text = text, IsScraped = true };
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(Search.Articles.Cleaning.ArticleCleaner.Clean(raw).Title);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5_000);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
