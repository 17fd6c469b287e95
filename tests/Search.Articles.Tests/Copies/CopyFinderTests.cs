using Search.Articles.Copies;

namespace Search.Articles.Tests.Copies;

/// <summary>Clusters of copies around their first versions.</summary>
public sealed class CopyFinderTests
{
    [Fact]
    public void Copies_join_their_first_version_and_others_stay_alone()
    {
        Dictionary<string, (string? First, float Overlap)> found = Find(
            ("b", 20, Wire.Report),
            ("a", 10, Wire.Report),
            ("c", 30, Wire.NewLead + Wire.Rest),
            ("d", 40, Wire.Other),
            ("e", null, Wire.Other + " " + Wire.Report),
            ("w1", 50, Wire.Weather(3, 11, 40, 20)),
            ("w2", 60, Wire.Weather(5, 14, 25, 60)));
        Assert.Equal("a a a", string.Join(' ', found["a"].First, found["b"].First, found["c"].First));
        Assert.Equal((1, 1), (found["a"].Overlap, found["b"].Overlap));
        Assert.InRange(found["c"].Overlap, CopyOverlap.Threshold, 0.99f);

        // It holds two earlier reports whole, and so joins one of them.
        Assert.Contains(found["e"].First, (string[])["a", "d"]);
        Assert.Equal((null, null), (found["w1"].First, found["w2"].First));
    }

    [Theory]
    [InlineData(10L, 10L, "a")]
    [InlineData(20L, 10L, "b")]
    [InlineData(null, 10L, "b")]
    [InlineData(null, null, "a")]
    public void The_first_version_is_the_earliest_then_the_least_id(long? a, long? b, string first) =>
        Assert.All(Find(("b", b, Wire.Report), ("a", a, Wire.NewLead + Wire.Rest)).Values, l => Assert.Equal(first, l.First));

    [Fact]
    public void The_order_of_the_articles_and_what_is_known_already_change_nothing()
    {
        var random = new Random(3);
        string[] vocabulary = [.. Enumerable.Range(0, 400).Select(i => "wort" + i)];
        var articles = new List<(string Id, long? Instant, string Text)>();
        for (int i = 0; i < 200; i++)
        {
            string[] words = i > 20 && random.Next(2) == 0
                ? articles[random.Next(articles.Count)].Text.Split(' ')
                : [.. Enumerable.Range(0, 60).Select(_ => vocabulary[random.Next(vocabulary.Length)])];
            for (int edit = random.Next(12); edit > 0; edit--)
            {
                words[random.Next(words.Length)] = vocabulary[random.Next(vocabulary.Length)];
            }

            articles.Add(($"a{i}", random.Next(100), string.Join(' ', words)));
        }

        Dictionary<string, (string? First, float Overlap)> once = Find([.. articles]);
        Assert.InRange(once.Values.Count(v => v.First is not null), 60, 199);
        Assert.Equal(once, Find([.. articles.OrderBy(_ => random.Next())]));
        long compared = 0;
        Assert.Equal(once, Find(out compared, (a, f) => once[a].First == f ? once[a].Overlap : null, [.. articles]));
        Find(out long comparedBefore, null, [.. articles]);
        Assert.InRange(compared, 0, comparedBefore - 1);
    }

    private static Dictionary<string, (string? First, float Overlap)> Find(params (string Id, long? Instant, string Text)[] articles) => Find(out _, null, articles);

    private static Dictionary<string, (string? First, float Overlap)> Find(
        out long compared, Func<string, string, float?>? known, params (string Id, long? Instant, string Text)[] articles)
    {
        CopyText[] texts = [.. articles.Select(a => CopyText.Of(a.Id, a.Text))];
        CopyItem[] items = [.. articles.Select((a, i) => new CopyItem(a.Id, a.Instant, CopyFingerprint.Of(texts[i])))];
        var finder = new CopyFinder(items, i => texts[i], known is null ? null : (a, f) => known(articles[a].Id, articles[f].Id));
        CopyLink[] links = finder.Find(TestContext.Current.CancellationToken);
        compared = finder.Compared;
        return links.Select((l, i) => (articles[i].Id, Link: (l.First < 0 ? null : articles[l.First].Id, l.Overlap))).ToDictionary(l => l.Id, l => l.Link);
    }
}
