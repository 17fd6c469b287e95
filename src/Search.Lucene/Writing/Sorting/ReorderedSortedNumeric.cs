using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A sorted numeric column in another order.</summary>
internal sealed class ReorderedSortedNumeric : SortedNumericDocValues
{
    private readonly GrowingList<long> _values;
    private readonly GrowingList<int> _ends;
    private ReorderedDocs _docs;
    private int _next;

    public ReorderedSortedNumeric(SortedNumericDocValues column, int[] map)
    {
        var ids = default(GrowingList<int>);
        for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
        {
            if (map[doc] < 0)
            {
                continue;
            }

            ids.Add(map[doc]);
            for (int left = column.ValueCount; left > 0; left--)
            {
                _values.Add(column.NextValue());
            }

            _ends.Add(_values.Count);
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override int ValueCount => _ends[_docs.Item] - Start;

    private int Start => _docs.Item == 0 ? 0 : _ends[_docs.Item - 1];

    public override int NextDoc() => Begin(_docs.NextDoc());

    public override int Advance(int target) => Begin(_docs.Advance(target));

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target) && Begin(target) == target;

    public override long NextValue() => _values[_next++];

    private int Begin(int doc)
    {
        _next = doc == NoMoreDocs ? 0 : Start;
        return doc;
    }
}
