using Search.Articles.Cleaning;

namespace Search.Articles.Tests.Reading;

/// <summary>The formats of feeds, wires and content systems.</summary>
public sealed class FormatTests
{
    private const string First = "Die Stadt Musterau baut eine neue Brücke über den Fluss. Das beschloss der Rat am Montagabend.";
    private const string Second = "Die Kosten liegen bei zwei Millionen Euro. Den größeren Teil trägt das Land, den Rest die Stadt.";

    [Fact]
    public void Rss_items_are_articles_of_their_channel()
    {
        var items = Content.Read("feed.xml", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Musterauer Bote - Lokales</title><link>https://bote.example/</link><language>de-DE</language><image><title>Logo</title></image>
            <item><title>Rat beschlie&szlig;t Br&uuml;cke & Tunnel</title><link>https://bote.example/bruecke?a=1&b=2</link><guid>bote-1</guid><pubDate>Tue, 02 Sep 2025 14:30:00 +0200</pubDate>
              <dc:creator>Erika Beispiel</dc:creator><category>Lokales</category><description>Der Rat hat entschieden.</description>
              <content:encoded><![CDATA[<p>{First}</p><p>{Second} &amp; mehr</p>]]></content:encoded>
              <media:content url="x.jpg"><media:description>Die alte Brücke</media:description><media:credit>Foto: Jan Muster</media:credit></media:content></item>
            <item><title>Zweite Meldung</title><link>https://bote.example/zwei</link><description>&lt;p&gt;{Second}&lt;/p&gt;</description></item>
            <item><title>Nur ein Titel</title></item>
            </channel></rss>
            """);
        Assert.Equal(["bote-1", "feed#9", null], items.Select(i => i.Article?.Id));
        Assert.Equal("missing-text", items[2].Fault!.Code);
        var article = items[0].Article!;
        Assert.Equal(("Rat beschließt Brücke & Tunnel", "Der Rat hat entschieden.", "Musterauer Bote", "Lokales", "de-DE"), (article.Title, article.Teaser, article.Source, article.Section, article.Language));
        Assert.Equal(["Erika Beispiel", "Die alte Brücke", "Foto: Jan Muster"], [.. article.Authors, .. article.Captions, .. article.Credits]);
        Assert.Equal("https://bote.example/bruecke?a=1&b=2", article.Url);
        Assert.Equal($"{First}\n\n{Second} & mehr", article.Text);
        Assert.Equal(Second, items[1].Article!.Text);
        Assert.Equal("RSS", article.Origin.Format);
    }

    [Fact]
    public void Rdf_feeds_are_read()
    {
        var article = Content.Article("feed.rdf", $"""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://bote.example"><title>Musterauer Bote</title><link>https://bote.example</link></channel>
            <item rdf:about="https://bote.example/1"><title>Titel</title><link>https://bote.example/1</link><description>{First}</description><dc:date>2025-09-02T14:30:00+02:00</dc:date></item>
            </rdf:RDF>
            """);
        Assert.Equal(("Titel", "Musterauer Bote", "2025-09-02T14:30:00+02:00", First), (article.Title, article.Source, article.Date, article.Text));
    }

    [Fact]
    public void Atom_entries_in_all_kinds_of_text()
    {
        var items = Content.Read("feed.atom", $"""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="text">Musterauer Bote</title><author><name>Max Muster</name></author>
            <entry><id>urn:1</id><title type="html">Rat &amp;amp; Tat</title><link rel="self" href="https://bote.example/self"/><link href="https://bote.example/1"/><published>2025-09-02T12:30:00Z</published><updated>2025-09-03T08:00:00Z</updated>
              <summary>Kurz gesagt.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{First}</p><p>{Second}<br/>Ende</p></div></content></entry>
            <entry><id>urn:2</id><title>Zwei</title><updated>2025-09-03T08:00:00Z</updated><author><name>Erika Beispiel</name></author><content type="html">&lt;p&gt;{Second}&lt;/p&gt;</content></entry>
            </feed>
            """);
        var (one, two) = (items[0].Article!, items[1].Article!);
        Assert.Equal(("urn:1", "https://bote.example/1", "2025-09-02T12:30:00Z", "2025-09-03T08:00:00Z", "Kurz gesagt."), (one.Id, one.Url, one.Date, one.Updated, one.Teaser));
        Assert.Equal($"{First}\n\n{Second}\nEnde", one.Text);
        Assert.Equal("Rat & Tat", ArticleCleaner.Clean(one).Title);
        Assert.Equal(("2025-09-03T08:00:00Z", null, Second), (two.Date, two.Updated, two.Text));
        Assert.Equal(["Max Muster", "Erika Beispiel"], [.. one.Authors, .. two.Authors]);
    }

    [Fact]
    public void Wire_message_in_NewsML_gives_its_texts_and_not_its_pictures()
    {
        var items = Content.Read("meldung.xml", $"""
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2025-09-02T14:31:00+02:00</sent></header><itemSet>
            <packageItem guid="urn:p"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta></packageItem>
            <newsItem guid="urn:newsml:agentur.example:1" version="3" xml:lang="de"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:dpa"/><versionCreated>2025-09-02T15:00:00+02:00</versionCreated><firstCreated>2025-09-02T14:30:00+02:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
              <contentMeta><by>Erika Beispiel und Max Muster, dpa</by><infoSource qcode="is:dpa"/><located qcode="loc:1"><name>Musterau</name></located><headline role="hlrole:main">Rat beschließt Brücke</headline><headline role="hlrole:kicker">Verkehr</headline><description role="drol:summary">Der Rat hat entschieden.</description></contentMeta>
              <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><section class="main"><p>{First}</p><p>{Second}</p></section><section class="notepad"><p>Redaktionelle Hinweise: Ansprechpartner Peter Fremd</p></section></body></html></inlineXML></contentSet></newsItem>
            <newsItem guid="urn:bild"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>Bild</headline></contentMeta></newsItem>
            <newsItem guid="urn:weg"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>
            </itemSet></newsMessage>
            """);
        Assert.Equal([null, "withdrawn"], items.Select(i => i.Fault?.Code));
        var article = items[0].Article!;
        Assert.Equal(("urn:newsml:agentur.example:1", "Rat beschließt Brücke", "Verkehr", "Der Rat hat entschieden.", "Musterau", "de"), (article.Id, article.Title, article.Kicker, article.Teaser, article.Place, article.Language));
        Assert.Equal(("2025-09-02T14:30:00+02:00", "2025-09-02T15:00:00+02:00", $"{First}\n\n{Second}"), (article.Date, article.Updated, article.Text));
        Assert.DoesNotContain("Fremd", article.Text, StringComparison.Ordinal);
        var clean = ArticleCleaner.Clean(article);
        Assert.Equal(["Erika Beispiel", "Max Muster", "dpa", "Musterau"], [.. clean.Authors, .. clean.Agencies, clean.DatelinePlace!]);
    }

    [Fact]
    public void Nitf_document_with_its_public_DTD_is_read()
    {
        var article = Content.Article("meldung.xml", $"""
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
            <nitf><head><title>Kurztitel</title><docdata><doc-id id-string="nitf-77"/><date.issue norm="20250902T143000+0200"/></docdata><pubdata name="Musterauer Bote" position.section="Lokales"/></head>
            <body xml:lang="de"><body.head><hedline><hl1>Rat beschlie&#223;t Br&uuml;cke</hl1><hl2>Zwei Millionen Euro</hl2></hedline><byline>Von <person>Erika Beispiel</person><byttl>Redakteurin</byttl></byline><distributor>dpa</distributor><dateline><location>Musterau</location></dateline></body.head>
            <body.content><p>{Ascii(First)}</p><media media-type="image"><media-reference source="x.jpg"/><media-caption>Die alte Bruecke</media-caption><media-producer>Jan Muster</media-producer></media><hl2>Kosten</hl2><p>{Ascii(Second)}</p></body.content><body.end><tagline>dpa abc</tagline></body.end></body></nitf>
            """);
        Assert.Equal(("nitf-77", "Rat beschließt Brücke", "Zwei Millionen Euro", "Musterauer Bote", "Lokales", "Musterau"), (article.Id, article.Title, article.Teaser, article.Source, article.Section, article.Place));
        Assert.Equal(["Die alte Bruecke", "Jan Muster", "dpa"], [.. article.Captions, .. article.Credits, .. article.Agencies]);
        var clean = ArticleCleaner.Clean(article);
        Assert.Equal($"{Ascii(First)}\n\nKosten\n\n{Ascii(Second)}", clean.Body);
        Assert.Equal(["Erika Beispiel"], clean.Authors);
        Assert.Equal("2025-09-02T14:30:00+02:00", clean.Date!.ToIso8601());
    }

    [Theory]
    [InlineData("""{"uri":"urn:n1","type":"text","versioncreated":"2025-09-02T15:00:00+02:00","firstcreated":"2025-09-02T14:30:00+02:00","pubstatus":"usable","headline":"Titel","byline":"Von Erika Beispiel","located":"Musterau","copyrightholder":"dpa","body_html":"<p>BODY</p>","associations":{"bild":{"uri":"x","type":"picture","description_text":"Bildtext","byline":"Jan Muster"}}}""")]
    [InlineData("""{"uri":"urn:n1","type":"text","versionCreated":"2025-09-02T15:00:00+02:00","firstCreated":"2025-09-02T14:30:00+02:00","pubStatus":"usable","headlines":[{"role":"main","value":"Titel"}],"bylines":[{"value":"Erika Beispiel"}],"located":"Musterau","copyrightHolder":"dpa","bodies":[{"role":"main","contentType":"text/html","value":"<p>BODY</p>"}],"associations":[{"name":"bild","uri":"x","type":"picture","descriptions":[{"role":"caption","value":"Bildtext"}],"byline":"Jan Muster"}]}""")]
    public void Ninjs_of_either_generation(string json)
    {
        var article = Content.Article("a.json", json.Replace("BODY", First, StringComparison.Ordinal));
        Assert.Equal(("urn:n1", "Titel", First, "Musterau", "dpa", "ninjs"), (article.Id, article.Title, article.Text, article.Place, article.Source, article.Origin.Format));
        Assert.Equal(("2025-09-02T14:30:00+02:00", "2025-09-02T15:00:00+02:00"), (article.Date, article.Updated));
        Assert.Equal(["Bildtext", "Jan Muster"], [.. article.Captions, .. article.Credits]);
        Assert.Equal(["Erika Beispiel"], ArticleCleaner.Clean(article).Authors);
    }

    [Fact]
    public void Markdown_with_front_matter()
    {
        var article = Content.Article("bericht.md", $"""
            ---
            title: "Rat beschließt: Brücke"
            date: 2025-09-02 14:30:00 +02:00
            lastmod: 2025-09-03
            authors:
              - name: Erika Beispiel
                mail: e@bote.example
              - Max Muster
            categories: [Lokales, Verkehr]
            description: >
              Der Rat hat
              entschieden.
            draft: false
            ---
            # Rat beschließt: Brücke

            {First} Mehr steht im [Protokoll](https://bote.example/p).

            ![Die alte Brücke](bild.jpg)

            ## Kosten

            **{Second}** Das ist *viel*.
            Es folgt eine Zeile.

            * erstens
            * zweitens
            """);
        Assert.Equal(("Rat beschließt: Brücke", "2025-09-02 14:30:00 +02:00", "2025-09-03", "Lokales"), (article.Title, article.Date, article.Updated, article.Section));
        Assert.Equal("Der Rat hat entschieden.", article.Teaser);
        Assert.Equal(["Erika Beispiel", "Max Muster", "Die alte Brücke"], [.. article.Authors, .. article.Captions]);
        Assert.Equal($"{First} Mehr steht im Protokoll.\n\nKosten\n\n{Second} Das ist viel. Es folgt eine Zeile.\n\nerstens\n\nzweitens", ArticleCleaner.Clean(article).Body);
    }

    [Theory]
    [InlineData("a.md", "---\ntitle: [offen\n---\nText", "bad-yaml")]
    [InlineData("a.md", "---\ntitle: &a [x]\nauthor: *a\n---\nText", "bad-yaml")]
    [InlineData("a.md", "---\ntitle: ohne Ende\nText", "bad-yaml")]
    [InlineData("a.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url/></urlset>", "unknown-format")]
    [InlineData("a.xml", "<rss><channel><title>x</title></channel></rss>", "empty-file")]
    [InlineData("a.xml", "<rss><channel><item><title>x</title></channel></rss>", "bad-xml")]
    [InlineData("a.xml", "kein xml", "bad-xml")]
    [InlineData("a.json", "{\"uri\":\"x\",\"versioncreated\":\"2025\",\"pubstatus\":\"canceled\",\"body_text\":\"Text\"}", "withdrawn")]
    public void Fault_is_named(string name, string content, string code) => Assert.Equal(code, Assert.Single(Content.Read(name, content)).Fault!.Code);

    [Theory]
    [InlineData("a.txt", "<!DOCTYPE html><html><body><article><p>TEXT</p></article></body></html>", "HTML")]
    [InlineData("a.json", "<html><body><article><p>TEXT</p></article></body></html>", "HTML")]
    [InlineData("a.txt", "{\"title\": \"T\", \"text\": \"TEXT\"}", "JSON")]
    [InlineData("a.html", "[{\"title\": \"T\", \"text\": \"TEXT\"}]", "JSON")]
    [InlineData("a.txt", "---\ntitle: T\n---\nTEXT", "Markdown")]
    [InlineData("a.html", "<rss><channel><item><description>TEXT</description></item></channel></rss>", "RSS")]
    [InlineData("artikel-1.234567", "TEXT", "text")]
    [InlineData("artikel", "<html><body><article><p>TEXT</p></article></body></html>", "HTML")]
    [InlineData("seite.php", "<html><body><article><p>TEXT</p></article></body></html>", "HTML")]
    public void Content_is_believed_before_the_name(string name, string content, string format)
    {
        var article = Content.Article(name, content.Replace("TEXT", First + " " + Second, StringComparison.Ordinal));
        Assert.Equal((format, First + " " + Second), (article.Origin.Format, article.Text));
    }

    [Fact]
    public void Hash_of_an_item_is_its_own()
    {
        static string Feed(string second) => $"<rss><channel><title>B</title><item><guid>1</guid><description>{First}</description></item><item><guid>2</guid><description>{second}</description></item></channel></rss>";
        var before = Content.Read("a.xml", Feed("Eins.")).ConvertAll(i => i.Article!.Origin.ContentHash);
        var after = Content.Read("a.xml", Feed("Zwei.")).ConvertAll(i => i.Article!.Origin.ContentHash);
        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
    }

    private static string Ascii(string text) => text.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Replace("ä", "ae", StringComparison.Ordinal);
}
