using System.Text;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Grouping;

/// <summary>Finds the best hits of given groups.</summary>
internal sealed class GroupHitsCollector : Collector
{
    private readonly GroupColumn _column;
    private readonly (byte[]? Value, TopScoreCollector Hits)[] _groups;
    private int[] _groupOf = [];

    public GroupHitsCollector(string column, IReadOnlyList<byte[]?> values, int hitsPerGroup)
    {
        _column = new GroupColumn(column);
        _groups = [.. values.Select(value => (value, new TopScoreCollector(hitsPerGroup)))];
    }

    public override bool NeedsScores => true;

    public override void SetLeaf(LeafContext leaf)
    {
        _column.SetLeaf(leaf);
        _groupOf = new int[_column.GroupCount];
        Array.Fill(_groupOf, -1);
        for (int i = 0; i < _groups.Length; i++)
        {
            _groups[i].Hits.SetLeaf(leaf);
            int here = _column.Find(_groups[i].Value);
            if (here >= 0)
            {
                _groupOf[here] = i;
            }
        }
    }

    public override void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            int group = _groupOf[_column.GroupOf(docs[i])];
            if (group >= 0)
            {
                _groups[group].Hits.Collect(docs.Slice(i, 1), scores.Slice(i, 1));
            }
        }
    }

    public IReadOnlyList<HitGroup> GetGroups() => [.. _groups.Select(static group => Show(group.Value, group.Hits.GetTopDocs()))];

    private static HitGroup Show(byte[]? value, TopDocs top) => new(value is null ? null : Encoding.UTF8.GetString(value), top.Total, top.Hits);
}
