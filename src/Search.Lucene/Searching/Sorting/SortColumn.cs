using System.Text;
using Search.Lucene.Documents;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Sorting;

/// <summary>
/// One sort field over the segments: gives every document a key that orders ascending as the field wants. Numbers become longs
/// (complemented when descending); strings are compared as bytes.
/// </summary>
internal sealed class SortColumn(SortField criterion)
{
    private NumericDocValues? _numbers;
    private SortedDocValues? _strings;
    private int _docBase;

    public bool IsString => criterion.Kind == SortFieldKind.String;

    public void SetLeaf(LeafContext leaf)
    {
        _docBase = leaf.DocBase;
        _numbers = null;
        _strings = null;
        switch (criterion.Kind)
        {
            case SortFieldKind.Int64 or SortFieldKind.Double:
                _numbers = leaf.Reader.NumericDocValues(criterion.Field);
                break;
            case SortFieldKind.String:
                _strings = leaf.Reader.SortedDocValues(criterion.Field);
                break;
        }

        if (_numbers is null && _strings is null && criterion.Field.Length > 0 && leaf.Reader.FieldInfos[criterion.Field] is { } info
            && info.DocValuesType != Model.DocValuesType.None)
        {
            throw new UnsupportedFieldException(criterion.Field, $"a column to sort by as {criterion.Kind}");
        }
    }

    /// <summary>Reads the document's key.</summary>
    public SortKey Read(int doc, float score) => criterion.Kind switch
    {
        SortFieldKind.Score => Present(BitConverter.SingleToInt32Bits(score)),
        SortFieldKind.Doc => Present(_docBase + doc),
        SortFieldKind.String => _strings is not null && _strings.AdvanceExact(doc)
            ? new SortKey(SortKey.Middle, 0, _strings.LookupOrdinal(_strings.Ordinal).ToArray())
            : Missing,
        _ => _numbers is not null && _numbers.AdvanceExact(doc) ? Present(Sortable(_numbers.Value)) : Missing,
    };

    /// <summary>The key that a hit's sort value stands for.</summary>
    public SortKey Parse(object? value) => (criterion.Kind, value) switch
    {
        (_, null) => Missing,
        (SortFieldKind.Score, float score) => Present(BitConverter.SingleToInt32Bits(score)),
        (SortFieldKind.Doc, int doc) => Present(doc),
        (SortFieldKind.Int64, long number) => Present(number),
        (SortFieldKind.Double, double number) => Present(PointEncoding.ToSortable(number)),
        (SortFieldKind.String, string text) => new SortKey(SortKey.Middle, 0, Encoding.UTF8.GetBytes(text)),
        _ => throw new ArgumentException($"A value of sort field {criterion.Kind} cannot be a {value.GetType().Name}.", nameof(value)),
    };

    public object? Value(SortKey key)
    {
        if (key.Rank != SortKey.Middle)
        {
            return null;
        }

        long number = criterion.Descending ? ~key.Number : key.Number;
        return criterion.Kind switch
        {
            SortFieldKind.Score => BitConverter.Int32BitsToSingle((int)number),
            SortFieldKind.Doc => (int)number,
            SortFieldKind.Double => PointEncoding.FromSortable(number),
            SortFieldKind.String => Encoding.UTF8.GetString(key.Bytes!),
            _ => number,
        };
    }

    public int Compare(SortKey left, SortKey right)
    {
        int byRank = left.Rank.CompareTo(right.Rank);
        if (byRank != 0 || left.Rank != SortKey.Middle)
        {
            return byRank;
        }

        if (left.Bytes is null || right.Bytes is null)
        {
            return left.Number.CompareTo(right.Number);
        }

        int order = left.Bytes.AsSpan().SequenceCompareTo(right.Bytes);
        return criterion.Descending ? -order : order;
    }

    private SortKey Missing => new(criterion.MissingFirst ? SortKey.First : SortKey.Last, 0, null);

    private SortKey Present(long number) => new(SortKey.Middle, criterion.Descending ? ~number : number, null);

    private long Sortable(long raw) => criterion.Kind == SortFieldKind.Double ? PointEncoding.ToSortable(BitConverter.Int64BitsToDouble(raw)) : raw;
}
