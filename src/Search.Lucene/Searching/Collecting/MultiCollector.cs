using System.Collections.Immutable;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>Shows every match to several collectors, so that hits and facets come out of one pass.</summary>
public sealed class MultiCollector : Collector
{
    private readonly ImmutableArray<Collector> _collectors;

    public MultiCollector(params IEnumerable<Collector> collectors)
    {
        _collectors = [.. collectors];
        NeedsScores = _collectors.Any(static collector => collector.NeedsScores);
    }

    public override bool NeedsScores { get; }

    /// <summary>Nothing is pruned that any collector still wants.</summary>
    public override float MinScore
    {
        get
        {
            float least = float.PositiveInfinity;
            foreach (Collector collector in _collectors)
            {
                least = Math.Min(least, collector.MinScore);
            }

            return float.IsPositiveInfinity(least) ? 0 : least;
        }
    }

    /// <inheritdoc/>
    internal override float ScoreFloor
    {
        get
        {
            float least = float.PositiveInfinity;
            foreach (Collector collector in _collectors)
            {
                least = Math.Min(least, collector.NeedsScores ? collector.ScoreFloor : float.PositiveInfinity);
            }

            return float.IsPositiveInfinity(least) ? 0 : least;
        }
    }

    public override void OnPruned()
    {
        foreach (Collector collector in _collectors)
        {
            collector.OnPruned();
        }
    }

    public override void SetLeaf(LeafContext leaf)
    {
        foreach (Collector collector in _collectors)
        {
            collector.SetLeaf(leaf);
        }
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        foreach (Collector collector in _collectors)
        {
            collector.Collect(docs, scores);
        }
    }
}
