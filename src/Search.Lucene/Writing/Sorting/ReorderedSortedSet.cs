using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A sorted-set column in another order; ordinals and dictionary stay.</summary>
internal sealed class ReorderedSortedSet : SortedSetDocValues
{
    private readonly SortedSetDocValues _column;
    private readonly GrowingList<long> _ordinals;
    private readonly GrowingList<int> _ends;
    private ReorderedDocs _docs;
    private int _next;

    public ReorderedSortedSet(SortedSetDocValues column, int[] map)
    {
        _column = column;
        var ids = default(GrowingList<int>);
        for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
        {
            if (map[doc] < 0)
            {
                continue;
            }

            ids.Add(map[doc]);
            for (long ordinal = column.NextOrdinal(); ordinal != NoMoreOrdinals; ordinal = column.NextOrdinal())
            {
                _ordinals.Add(ordinal);
            }

            _ends.Add(_ordinals.Count);
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override long ValueCount => _column.ValueCount;

    public override int NextDoc() => Begin(_docs.NextDoc());

    public override int Advance(int target) => Begin(_docs.Advance(target));

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target) && Begin(target) == target;

    public override long NextOrdinal() => _next < _ends[_docs.Item] ? _ordinals[_next++] : NoMoreOrdinals;

    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => _column.LookupOrdinal(ordinal);

    public override long LookupTerm(ReadOnlySpan<byte> value) => _column.LookupTerm(value);

    public override TermsEnum GetTerms() => _column.GetTerms();

    private int Begin(int doc)
    {
        _next = doc == NoMoreDocs || _docs.Item == 0 ? 0 : _ends[_docs.Item - 1];
        return doc;
    }
}
