using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>One thread's part of a search for the best scores, which prunes by what the other threads found too.</summary>
internal sealed class SharedTopScoreCollector(TopScoreCollector own, SharedMinScore shared) : Collector
{
    public override bool NeedsScores => true;

    /// <inheritdoc/>
    public override float MinScore
    {
        get
        {
            float least = own.MinScore;
            return least > 0 ? Math.Max(least, shared.Value) : 0;
        }
    }

    /// <inheritdoc/>
    internal override float ScoreFloor => own.ScoreFloor;

    /// <inheritdoc/>
    internal override bool MayPrune => own.MayPrune;

    public TopScoreCollector Own => own;

    public override void OnPruned() => own.OnPruned();

    public override void SetLeaf(LeafContext leaf) => own.SetLeaf(leaf);

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        own.Collect(docs, scores);
        float least = own.MinScore;
        if (least > 0)
        {
            shared.Raise(MathF.BitDecrement(least));
        }
    }
}
