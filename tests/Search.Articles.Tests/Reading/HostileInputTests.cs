using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Search.Articles.Cleaning;
using Search.Articles.Reading;

namespace Search.Articles.Tests.Reading;

/// <summary>Input made to break a reader: each ends in a named skip or a clean article, in bounded time and memory.</summary>
public sealed class HostileInputTests
{
    private const long MostBytes = 1_000_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    [Fact]
    public void Zip_bomb()
    {
        var bomb = Content.Zip([.. Enumerable.Range(0, 100).Select(i => ($"{i}.txt", new byte[1_000_000]))]);
        Assert.All(Bounded("bombe.zip", bomb), i => Assert.NotNull(i.Fault));

        var words = Encoding.UTF8.GetBytes(new string('a', 10_000_000));
        var prose = Bounded("bombe.zip", Content.Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.txt", words))]));
        Assert.Equal("too-large", prose[^1].Fault!.Code);
        Assert.InRange(prose.Count, 1, 10);
    }

    [Fact]
    public void Zip_in_zip_in_zip()
    {
        var zip = Content.Zip(("a.txt", Encoding.UTF8.GetBytes("Ein Text.")));
        for (var i = 0; i < 6; i++)
        {
            zip = Content.Zip(("innen.zip", zip));
        }

        Assert.Equal("too-deep", Assert.Single(Bounded("tief.zip", zip)).Fault!.Code);
    }

    [Fact]
    public void Zip_directory_of_more_entries_than_any_archive_has()
    {
        var header = new byte[47];
        "PK\x01\x02"u8.CopyTo(header);
        header[28] = 1;
        header[46] = (byte)'a';
        using var zip = new MemoryStream();
        zip.Write("PK\x03\x04"u8);
        zip.Write(new byte[60]);
        var offset = (int)zip.Length;
        for (var i = 0; i < 500_001; i++)
        {
            zip.Write(header);
        }

        var end = new byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        end[8] = end[10] = 1;
        BitConverter.GetBytes(offset).CopyTo(end, 16);
        zip.Write(end);
        Assert.Equal("too-large", Assert.Single(Bounded("viele.zip", zip.ToArray())).Fault!.Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><rss><channel><item><description>&c;</description></item></channel></rss>", "forbidden-dtd")]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>&x;</description></item></channel></rss>", "forbidden-dtd")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ELEMENT nitf ANY>]><nitf/>", "forbidden-dtd")]
    public void Entities_are_never_expanded(string xml, string code)
    {
        Assert.Equal(code, Assert.Single(Bounded("a.xml", Encoding.UTF8.GetBytes(xml))).Fault!.Code);
    }

    [Fact]
    public void External_entity_without_a_declaration_stays_text() =>
        Assert.Equal("vor &xxe; nach \u00A0 dem Wort", Content.Article("a.xml", "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><item><description>vor &xxe; nach &nbsp; dem Wort</description></item></channel></rss>").Text);

    [Theory]
    [InlineData("a.json", "{\"text\":", "[", "]")]
    [InlineData("a.jsonl", "{\"text\":", "{\"a\":", "}")]
    [InlineData("a.xml", "<rss><channel><item>", "<a>", "</a>")]
    [InlineData("a.xml", "", "<a>", "</a>")]
    [InlineData("a.html", "<html><body>", "<div>", "</div>")]
    [InlineData("a.md", "", "> ", "")]
    [InlineData("a.md", "---\ntitle: ", "[", "]")]
    public void Ten_thousand_levels(string name, string start, string open, string close)
    {
        var text = start + string.Concat(Enumerable.Repeat(open, 10_000)) + "x" + string.Concat(Enumerable.Repeat(close, 10_000)) + (name == "a.md" ? "\n---\nText" : string.Empty);
        Assert.Single(Bounded(name, Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("a.jsonl", "{\"text\":\"", "\"}\n")]
    [InlineData("a.json", "[{\"text\":\"", "\"}]")]
    [InlineData("a.txt", "", "")]
    [InlineData("a.html", "<html><p>", "</p>")]
    [InlineData("a.md", "---\ntitle: x\n---\n", "")]
    [InlineData("a.csv", "text\n\"", "\"\n")]
    [InlineData("a.xml", "<rss><channel><item><description>", "</description></item></channel></rss>")]
    public void Line_of_200_MB(string name, string before, string after)
    {
        using var stream = new RepeatedStream("Wort", 200_000_000, before, after);
        Assert.Contains(Bounded(() => Content.Read(name, stream, 200_000_000)), i => i.Fault?.Code is "too-large" or "bad-row");
    }

    [Theory]
    [InlineData("a.xml")]
    [InlineData("a.csv")]
    [InlineData("a.md")]
    [InlineData("a.json")]
    public void Zeros(string name)
    {
        var text = "<rss><channel><item><description>vor\0nach ist ein recht langer Text ohne weiteren Fehler, damit er nicht als binär gilt</description></item></channel></rss>";
        Assert.All(Bounded(name, Encoding.UTF8.GetBytes(text)), i => Assert.True(i.Fault is not null || ArticleCleaner.Clean(i.Article!).Body.Length > 0));
        Assert.NotNull(Assert.Single(Bounded(name, new byte[100_000])).Fault);
    }

    [Theory]
    [InlineData("a.xml", "<rss><channel><item><description>a&#xD800;b \uD83D WORT</description></item></channel></rss>")]
    [InlineData("a.json", "{\"text\":\"a\\ud800b WORT\"}")]
    [InlineData("a.md", "a\uD800b WORT")]
    public void Lone_surrogates_and_a_word_of_30000_letters(string name, string content)
    {
        var word = new string('w', 30_000);
        var article = ArticleCleaner.Clean(Assert.Single(Bounded(name, Encoding.UTF8.GetBytes(content.Replace("WORT", word, StringComparison.Ordinal)))).Article!);
        Assert.Contains(word, article.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(article.Body, char.IsSurrogate);
        Assert.InRange(article.Title.Length, 1, 400);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt")]
    [InlineData("/etc/passwd.txt")]
    [InlineData("a/../../b.txt")]
    [InlineData("..\\..\\b.txt")]
    [InlineData("C:\\b.txt")]
    [InlineData("a\nb.txt")]
    public void Entry_that_leads_out_of_its_archive(string name)
    {
        var text = Encoding.UTF8.GetBytes("Ein Text, der sonst gelesen würde.");
        foreach (var items in (List<ReadItem>[])[Bounded("a.tar", Content.Tar((name, text, '0'), ("gut.txt", text, '0'))), Bounded("a.zip", Content.Zip((name, text), ("gut.txt", text)))])
        {
            Assert.Equal(["unsafe-name", null], items.Select(i => i.Fault?.Code));
            Assert.DoesNotContain('\n', items[0].Fault!.File);
        }
    }

    [Fact]
    public void Link_in_a_tar_is_not_followed() => Assert.Equal("archive-link", Assert.Single(Bounded("a.tar", Content.Tar(("x.txt", [], '2')))).Fault!.Code);

    [Fact]
    public void Tar_headers_of_absurd_size()
    {
        Assert.Equal("too-large", Assert.Single(Bounded("a.tar", [.. Content.TarHeader("x", 4_000_000_000, 'x'), .. new byte[5_000]])).Fault!.Code);
        Assert.NotNull(Assert.Single(Bounded("a.tar", [.. Content.TarHeader("x.txt", 8_000_000_000, '0'), .. new byte[5_000]])).Fault);
    }

    [Fact]
    public void Endless_gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var words = new RepeatedStream("Wort ", 300_000_000))
        {
            words.CopyTo(gzip);
        }

        Assert.Equal("bad-tar", Assert.Single(Bounded("a.tar.gz", packed.ToArray())).Fault!.Code);
        Assert.Equal("too-large", Assert.Single(Bounded("a.txt.gz", packed.ToArray())).Fault!.Code);
        var layered = Content.Gzip(Content.Gzip(Content.Gzip(Content.Gzip(Content.Gzip(Content.Gzip(Encoding.UTF8.GetBytes("Ein Text.")))))));
        Assert.Equal("too-deep", Assert.Single(Bounded("a.txt.gz", layered)).Fault!.Code);
    }

    [Fact]
    public void Feed_of_one_endless_item_or_of_many_elements()
    {
        Assert.Equal("too-large", Bounded("a.xml", Encoding.UTF8.GetBytes("<rss><channel><item>" + string.Concat(Enumerable.Repeat("<a/>", 300_000)) + "</item></channel></rss>"))[^1].Fault!.Code);
        var attributes = string.Concat(Enumerable.Range(0, 50_000).Select(i => $" a{i}=\"\""));
        Assert.Single(Bounded("a.xml", Encoding.UTF8.GetBytes($"<rss><channel><item{attributes}><description>Ein Text.</description></item></channel></rss>")));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("\\")]
    [InlineData("<a ")]
    [InlineData("&amp;")]
    [InlineData("# ")]
    [InlineData("* a\n")]
    public void Repetition_in_markdown(string pattern) => Assert.Single(Bounded("a.md", Encoding.UTF8.GetBytes("Text " + string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length)))));

    private static List<ReadItem> Bounded(string name, byte[] content) => Bounded(() => Content.Read(name, content));

    private static List<ReadItem> Bounded(Func<List<ReadItem>> read)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var items = read();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);

        // The work of one thread is at most either: the clock runs on while others have the processor, the processor's time counts other tests in parallel.
        var used = Environment.CpuUsage.TotalTime - processor;
        Assert.InRange(used < clock.Elapsed ? used : clock.Elapsed, TimeSpan.Zero, MostTime);
        return items;
    }
}
