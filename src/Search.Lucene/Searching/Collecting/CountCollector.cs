using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>Counts matches.</summary>
public sealed class CountCollector : Collector
{
    public long Total { get; private set; }

    public override bool NeedsScores => false;

    public override void SetLeaf(LeafContext leaf)
    {
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores) => Total += docs.Length;
}
