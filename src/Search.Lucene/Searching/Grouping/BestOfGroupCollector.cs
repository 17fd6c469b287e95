using System.Text;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Grouping;

/// <summary>Finds the best hit of every group: per segment by ordinal, then joined by the groups' bytes.</summary>
internal sealed class BestOfGroupCollector(string column) : Collector
{
    private readonly GroupColumn _column = new(column);
    private readonly Dictionary<string, Best> _groups = new(StringComparer.Ordinal);
    private int[] _bestDocs = [];
    private float[] _bestScores = [];
    private bool _open;
    private int _docBase;

    public override bool NeedsScores => true;

    public int TotalGroups
    {
        get
        {
            CloseLeaf();
            return _groups.Count;
        }
    }

    public long TotalHits { get; private set; }

    public override void SetLeaf(LeafContext leaf)
    {
        CloseLeaf();
        _column.SetLeaf(leaf);
        _docBase = leaf.DocBase;
        _bestDocs = new int[_column.GroupCount];
        _bestScores = new float[_column.GroupCount];
        Array.Fill(_bestDocs, -1);
        _open = true;
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        TotalHits += docs.Length;
        for (int i = 0; i < docs.Length; i++)
        {
            int group = _column.GroupOf(docs[i]);
            if (_bestDocs[group] < 0 || scores[i] > _bestScores[group])
            {
                _bestDocs[group] = docs[i];
                _bestScores[group] = scores[i];
            }
        }
    }

    /// <summary>The values of the best groups, best first.</summary>
    public IReadOnlyList<byte[]?> Top(int count)
    {
        CloseLeaf();
        return
        [
            .. _groups.Values.OrderByDescending(static best => best.Score).ThenBy(static best => best.Doc).Take(count).Select(static best => best.Value),
        ];
    }

    private void CloseLeaf()
    {
        for (int group = 0; _open && group < _bestDocs.Length; group++)
        {
            if (_bestDocs[group] < 0)
            {
                continue;
            }

            // Latin-1 keeps every byte apart; no value begins with the mark of those without.
            byte[]? value = _column.Value(group);
            string key = value is null ? "-" : "+" + Encoding.Latin1.GetString(value);
            if (!_groups.TryGetValue(key, out Best known) || _bestScores[group] > known.Score)
            {
                _groups[key] = new Best(value, _bestScores[group], _docBase + _bestDocs[group]);
            }
        }

        _open = false;
    }

    private readonly record struct Best(byte[]? Value, float Score, int Doc);
}
