using Search.Lucene.Searching;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Tests.Searching.Collecting;

public sealed class TopScoreCollectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void Keeps_the_best_in_order_of_score_then_document(int size)
    {
        Random random = new(size);
        float[] scores = [.. Enumerable.Range(0, 100).Select(_ => random.Next(12) / 4f)];
        TopScoreCollector collector = new(size);
        int[] docs = [.. Enumerable.Range(0, 100)];
        collector.Collect(docs.AsSpan(0, 60), scores.AsSpan(0, 60));
        collector.Collect(docs.AsSpan(60), scores.AsSpan(60));
        (int Doc, float Score)[] expected = [.. docs.Select(doc => (doc, scores[doc])).OrderByDescending(hit => hit.Item2).ThenBy(hit => hit.doc).Take(size)];
        TopDocs top = collector.GetTopDocs();
        Assert.Equal(expected, top.Hits.Select(hit => (hit.Doc, hit.Score)));
        Assert.Equal((100, true), (top.Total, top.TotalIsExact));
    }

    [Fact]
    public void Goes_on_behind_a_hit()
    {
        TopScoreCollector collector = new(2, new Hit(5, 1f));
        collector.Collect([3, 5, 6, 8, 9], [2f, 1f, 1f, 0.5f, 1f]);
        Assert.Equal([(6, 1f), (9, 1f)], collector.GetTopDocs().Hits.Select(hit => (hit.Doc, hit.Score)));
    }

    [Fact]
    public void Asks_for_less_only_when_full_and_counted_far_enough()
    {
        TopScoreCollector collector = new(2, totalHitsThreshold: 3);
        collector.Collect([0, 1, 2], [1f, 2f, 3f]);
        Assert.Equal(0, collector.MinScore);
        collector.Collect([3], [0.5f]);
        Assert.Equal(MathF.BitIncrement(2f), collector.MinScore);
        collector.OnPruned();
        Assert.False(collector.GetTopDocs().TotalIsExact);
    }
}
