using System.Globalization;
using Search.Articles.Cleaning;

namespace Search.Articles.Tests.Cleaning;

/// <summary>What recurs in an outlet's articles is cut; what recurs because the articles are the same is not.</summary>
public sealed class RecurringBlocksTests
{
    private const string Box = "Unser Blatt berichtet täglich aus der Region. Sie finden uns auch am Kiosk.";

    private static string Prose(int seed) => string.Create(CultureInfo.InvariantCulture, $"Der Bericht Nummer {seed} handelt von Dingen, die in keinem anderen Bericht stehen, und zwar genau {seed * 7919} Mal hintereinander an jedem Tag.");

    private static Article Article(int seed, string source, params string[] blocks) => new()
    {
        Id = $"{source}-{seed}",
        Origin = new ArticleOrigin("datei", seed, "hash" + seed),
        Title = "Titel " + seed,
        Body = string.Join("\n\n", blocks),
        Source = source,
    };

    private static RecurringBlocks Learn(IEnumerable<Article> articles) => RecurringBlocks.Learn([.. articles.Select(RecurringBlocks.Of)]);

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(40, true)]
    public void Block_in_many_different_articles_is_cut(int count, bool isCut)
    {
        var articles = Enumerable.Range(0, count).Select(i => Article(i, "blatt", Prose(i), Box, Prose(i + 1000))).ToList();
        var learned = Learn(articles);
        var cut = learned.Cut(articles[0]);
        Assert.Equal(isCut ? $"{Prose(0)}\n\n{Prose(1000)}" : articles[0].Body, cut.Body);
        Assert.Equal(isCut ? [new CutBlock("recurring", Box)] : [], cut.Cut);
        Assert.Equal(isCut, learned.MarkOf(RecurringBlocks.Of(articles[0])) is not null);
    }

    [Fact]
    public void Other_outlets_may_say_the_same()
    {
        var articles = Enumerable.Range(0, 40).Select(i => Article(i, i < 30 ? "blatt" : "anderes" + i, Prose(i), Box)).ToList();
        var learned = Learn(articles);
        Assert.NotEqual(articles[0].Body, learned.Cut(articles[0]).Body);
        Assert.Equal(articles[35].Body, learned.Cut(articles[35]).Body);
    }

    [Fact]
    public void Copies_and_updates_of_one_report_stay_whole()
    {
        string[] shared = [.. Enumerable.Range(0, 12).Select(i => Prose(i))];
        var copies = Enumerable.Range(0, 50).Select(i => Article(i, "blatt", shared)).ToList();
        Assert.Equal(copies[0].Body, Learn(copies).Cut(copies[0]).Body);

        var updates = Enumerable.Range(0, 20).Select(i => Article(i, "blatt", [.. shared, Prose(100 + i)])).ToList();
        Assert.Equal(updates[0].Body, Learn(updates).Cut(updates[0]).Body);
    }

    [Fact]
    public void Subheading_in_some_articles_stays_and_a_button_in_all_goes()
    {
        var articles = Enumerable.Range(0, 200).Select(i => Article(i, "blatt", Prose(i), i % 20 == 0 ? "Kritik der Opposition" : Prose(i + 5000), "Jetzt anmelden")).ToList();
        var cut = Learn(articles).Cut(articles[0]);
        Assert.Equal($"{Prose(0)}\n\nKritik der Opposition", cut.Body);
    }

    [Fact]
    public void Rare_block_of_a_large_outlet_stays()
    {
        var articles = Enumerable.Range(0, 4_000).Select(i => Article(i, "blatt", Prose(i), i < 15 ? Box : Prose(i + 10_000))).ToList();
        Assert.Equal(0, Learn(articles).Count);
    }

    [Fact]
    public void Nothing_is_cut_that_leaves_no_text()
    {
        var articles = Enumerable.Range(0, 20).Select(i => Article(i, "blatt", Prose(i), Box)).ToList();
        var alone = Article(99, "blatt", Box);
        Assert.Same(alone, Learn(articles).Cut(alone));
    }

    [Fact]
    public void Order_does_not_matter()
    {
        var articles = Enumerable.Range(0, 300).Select(i => Article(i, "blatt" + (i % 3), Prose(i), i % 4 == 0 ? Box : Prose(-i), Prose(i / 2))).ToList();
        var forward = Learn(articles);
        articles.Reverse();
        var backward = Learn(articles);
        Assert.Equal(articles.Select(a => forward.MarkOf(RecurringBlocks.Of(a))), articles.Select(a => backward.MarkOf(RecurringBlocks.Of(a))));
    }
}
