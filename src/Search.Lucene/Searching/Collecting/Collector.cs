using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>Receives the matches of a search: documents ascend within a segment, segments follow each other.</summary>
public abstract class Collector
{
    /// <summary>Whether scores are to be computed.</summary>
    public abstract bool NeedsScores { get; }

    /// <summary>Documents that score less need not be shown any more; 0 while all are wanted.</summary>
    public virtual float MinScore => 0;

    /// <summary>Of documents that score less no more than that need be known, though they may be wanted; 0 while all scores count.</summary>
    internal virtual float ScoreFloor => 0;

    /// <summary>Whether <see cref="MinScore"/> may rise, so that matches are perhaps not all asked for.</summary>
    internal virtual bool MayPrune => false;

    /// <summary>Whether <see cref="CompetitiveDocs"/> may become other than null.</summary>
    public virtual bool CanSkip => false;

    /// <summary>The only documents of the current segment that need be shown any more; null while all are wanted.</summary>
    public virtual Bits? CompetitiveDocs => null;

    /// <summary>Told when matches below <see cref="MinScore"/> or outside <see cref="CompetitiveDocs"/> may have been left out.</summary>
    public virtual void OnPruned()
    {
    }

    /// <summary>The segment that the following batches belong to.</summary>
    public abstract void SetLeaf(LeafContext leaf);

    /// <summary>A window's matches, by ids within the segment; spans are valid during the call.</summary>
    public abstract void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores);
}
