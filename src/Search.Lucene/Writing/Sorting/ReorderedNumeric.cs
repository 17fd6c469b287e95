using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A numeric column, or norms, in another order.</summary>
internal sealed class ReorderedNumeric : NumericDocValues
{
    private readonly GrowingList<long> _values;
    private ReorderedDocs _docs;

    public ReorderedNumeric(NumericDocValues column, int[] map)
    {
        var ids = default(GrowingList<int>);
        for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
        {
            if (map[doc] >= 0)
            {
                ids.Add(map[doc]);
                _values.Add(column.Value);
            }
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override long Value => _values[_docs.Item];

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
