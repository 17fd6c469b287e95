using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Grouping;

/// <summary>A sorted column of one segment after the other, as the group of each document.</summary>
internal sealed class GroupColumn(string name)
{
    private SortedDocValues? _values;

    /// <summary>Groups of the segment: one for each value, and the last for documents without.</summary>
    public int GroupCount => (_values?.ValueCount ?? 0) + 1;

    public void SetLeaf(LeafContext leaf)
    {
        _values = leaf.Reader.SortedDocValues(name);
        if (_values is null && leaf.Reader.FieldInfos[name] is { DocValuesType: not DocValuesType.None })
        {
            throw new UnsupportedFieldException(name, "a sorted column");
        }
    }

    /// <summary>Group of a document; documents ascend.</summary>
    public int GroupOf(int doc) => _values is not null && _values.AdvanceExact(doc) ? _values.Ordinal : GroupCount - 1;

    /// <summary>The group's value, or null for documents without.</summary>
    public byte[]? Value(int group) => group == GroupCount - 1 ? null : _values!.LookupOrdinal(group).ToArray();

    /// <summary>The group that has a value, or -1 where the segment has none.</summary>
    public int Find(byte[]? value)
    {
        if (value is null)
        {
            return GroupCount - 1;
        }

        int ordinal = _values?.LookupTerm(value) ?? -1;
        return ordinal < 0 ? -1 : ordinal;
    }
}
