namespace Search.Articles.Tests;

/// <summary>The corpus in index-data/articles, which a fresh clone serves.</summary>
public sealed class SampleCorpusTests
{
    private static readonly Lazy<ArticleSources> Corpus = new(() => ArticleSources.Read(Folder()));

    [Fact]
    public void Every_file_is_read_without_a_fault()
    {
        Assert.Empty(Corpus.Value.Faults);
        Assert.Equal(59, Corpus.Value.Articles.Count);
        Assert.Equal(59, Corpus.Value.Articles.Select(a => a.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void It_comes_in_every_format() =>
        Assert.Equal(
            ["CSV", "HTML", "JSON", "Markdown", "NITF", "NewsML-G2", "RSS", "ninjs", "text"],
            Corpus.Value.Articles.Select(a => a.Origin.Format).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Nearly_all_articles_are_dated_and_from_an_outlet()
    {
        Assert.Equal(3, Corpus.Value.Articles.Count(a => a.Date is null));
        Assert.All(Corpus.Value.Articles.Where(a => a.Date is not null), a => Assert.InRange(a.Date!.Value.Year, 2023, 2026));
        Assert.All(Corpus.Value.Articles, a => Assert.NotNull(a.Source));
        Assert.All(Corpus.Value.Articles, a => Assert.True(a.Body.Length > 100, a.Id));
    }

    [Theory]
    [InlineData("Lesen Sie")]
    [InlineData("Foto:")]
    [InlineData("Newsletter")]
    [InlineData("Kommentar")]
    [InlineData("Wulff")]
    [InlineData("Ketels")]
    [InlineData("Thomsen")]
    [InlineData("Sommerfeld")]
    [InlineData("Amrum")]
    [InlineData("Neodym")]
    [InlineData("Spreeathen")]
    [InlineData("(dpa")]
    [InlineData("Wiedergabe")]
    [InlineData("interessieren")]
    [InlineData("erschien zuerst")]
    [InlineData("Treibel")]
    [InlineData("Wiebusch")]
    [InlineData("Hungerbühler")]
    [InlineData("Aigner")]
    [InlineData("szo")]
    public void Nothing_from_around_the_articles_is_in_their_text(string words) =>
        Assert.All(Corpus.Value.Articles, a => Assert.DoesNotContain(words, string.Join('\n', a.Kicker, a.Title, a.Teaser, a.Body), StringComparison.Ordinal));

    [Theory]
    [InlineData("kuestenblatt-beispiel/2025-08-17-windpark", "nordöstlich von Rügen")]
    [InlineData("kuestenblatt-beispiel/2025-08-17-windpark", "Meilenstein")]
    [InlineData("depeschen-beispiel/2025-12-05-tokio-besuch", "Brandãos Sprecher")]
    [InlineData("ra-2024-0714", "„Wir bauen anders, nicht nur neu“")]
    public void Damaged_text_is_repaired(string id, string words) => Assert.Contains(words, Corpus.Value.Get(id).Body, StringComparison.Ordinal);

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Join(folder.FullName, "index-data", "articles");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException("index-data/articles");
    }
}
