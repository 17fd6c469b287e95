using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A sorted column in another order; ordinals and dictionary stay.</summary>
internal sealed class ReorderedSorted : SortedDocValues
{
    private readonly SortedDocValues _column;
    private readonly GrowingList<int> _ordinals;
    private ReorderedDocs _docs;

    public ReorderedSorted(SortedDocValues column, int[] map)
    {
        _column = column;
        var ids = default(GrowingList<int>);
        for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
        {
            if (map[doc] >= 0)
            {
                ids.Add(map[doc]);
                _ordinals.Add(column.Ordinal);
            }
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override int Ordinal => _ordinals[_docs.Item];

    public override int ValueCount => _column.ValueCount;

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => _column.LookupOrdinal(ordinal);

    public override int LookupTerm(ReadOnlySpan<byte> value) => _column.LookupTerm(value);

    public override TermsEnum GetTerms() => _column.GetTerms();
}
