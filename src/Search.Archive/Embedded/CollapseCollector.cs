using System.Runtime.InteropServices;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Archive.Embedded;

/// <summary>
/// Shows another collector one document for all matching copies of a text. Articles without copies pass at once; of the others the best ranked is
/// only known at the end, and <see cref="Finish"/> hands it on then. Equal ranks: the first version, then the smaller document.
/// The inner collector must bear documents that do not ascend and segments that come back.
/// </summary>
internal sealed class CollapseCollector(Collector inner, CopyDirectory copies, SortOrder sort) : Collector
{
    private readonly Dictionary<int, CollapsedHit> _best = [];
    private readonly List<LeafContext> _leaves = [];
    private NumericDocValues? _instants;
    private int[] _docs = [];
    private float[] _scores = [];
    private int _docBase;

    /// <summary>What stands for the copies, by cluster.</summary>
    public IReadOnlyDictionary<int, CollapsedHit> Best => _best;

    public override bool NeedsScores => inner.NeedsScores || sort == SortOrder.Relevance;

    public override void SetLeaf(LeafContext leaf)
    {
        _leaves.Add(leaf);
        _docBase = leaf.DocBase;
        _instants = sort == SortOrder.Relevance ? null : leaf.Reader.NumericDocValues(ArticleFields.Instant);
        inner.SetLeaf(leaf);
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        if (_docs.Length < docs.Length)
        {
            _docs = new int[docs.Length];
            _scores = new float[docs.Length];
        }

        int passed = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            float score = scores.IsEmpty ? 0 : scores[i];
            int cluster = copies.ClusterOf(_docBase + doc);
            if (cluster == CopyDirectory.None)
            {
                _docs[passed] = doc;
                _scores[passed++] = score;
            }
            else
            {
                Offer(cluster, _docBase + doc, score, KeyOf(doc, score));
            }
        }

        if (passed > 0)
        {
            inner.Collect(_docs.AsSpan(0, passed), _scores.AsSpan(0, passed));
        }
    }

    /// <summary>Hands on what stands for copies; call it once, when the search is over.</summary>
    /// <param name="shown">What the hits themselves show for clusters, which a facet that leaves its filter aside must show too; null for the hits.</param>
    public void Finish(IReadOnlyDictionary<int, CollapsedHit>? shown)
    {
        CollapsedHit[] hits = [.. _best.Select(b => shown is not null && shown.TryGetValue(b.Key, out CollapsedHit hit) ? hit : b.Value).OrderBy(h => h.Doc)];
        int next = 0;
        foreach (LeafContext leaf in _leaves)
        {
            int end = leaf.DocBase + leaf.Reader.MaxDoc;
            if (next == hits.Length || hits[next].Doc >= end)
            {
                continue;
            }

            inner.SetLeaf(leaf);
            for (; next < hits.Length && hits[next].Doc < end; next++)
            {
                inner.Collect([hits[next].Doc - leaf.DocBase], [hits[next].Score]);
            }
        }
    }

    private void Offer(int cluster, int doc, float score, long key)
    {
        ref CollapsedHit best = ref CollectionsMarshal.GetValueRefOrAddDefault(_best, cluster, out bool exists);
        bool better = !exists || key > best.Key || (key == best.Key && copies.FirstDocOf(cluster) == doc);
        best = better ? new CollapsedHit(key, score, doc, best.Matches + 1) : best with { Matches = best.Matches + 1 };
    }

    private long KeyOf(int doc, float score)
    {
        if (sort == SortOrder.Relevance)
        {
            // Scores are not negative: their bits order as they do.
            return BitConverter.SingleToInt32Bits(score);
        }

        if (_instants is null || !_instants.AdvanceExact(doc))
        {
            return long.MinValue;
        }

        return sort == SortOrder.Newest ? _instants.Value : -_instants.Value;
    }
}
