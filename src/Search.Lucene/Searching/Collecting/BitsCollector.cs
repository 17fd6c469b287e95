using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Collecting;

/// <summary>Keeps the matches of each segment as a bit set.</summary>
public sealed class BitsCollector : Collector
{
    private readonly Dictionary<int, Bits> _byLeaf = [];
    private Bits? _current;

    public override bool NeedsScores => false;

    /// <summary>Matches of a segment by its ordinal, or null when it has none.</summary>
    public Bits? this[int leafOrdinal] => _byLeaf.GetValueOrDefault(leafOrdinal);

    public long Total { get; private set; }

    public override void SetLeaf(LeafContext leaf)
    {
        _current = new Bits(leaf.Reader.MaxDoc);
        _byLeaf.Add(leaf.Ordinal, _current);
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        Total += docs.Length;
        foreach (int doc in docs)
        {
            _current!.Set(doc);
        }
    }
}
