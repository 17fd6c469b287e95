using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Sorting;

/// <summary>A binary column in another order.</summary>
internal sealed class ReorderedBinary : BinaryDocValues
{
    private readonly GrowingList<byte> _bytes;
    private readonly GrowingList<int> _ends;
    private ReorderedDocs _docs;

    public ReorderedBinary(BinaryDocValues column, int[] map)
    {
        var ids = default(GrowingList<int>);
        for (int doc = column.NextDoc(); doc != NoMoreDocs; doc = column.NextDoc())
        {
            if (map[doc] >= 0)
            {
                ids.Add(map[doc]);
                _bytes.AddRange(column.Value);
                _ends.Add(_bytes.Count);
            }
        }

        _docs = new ReorderedDocs(ids.Span.ToArray());
    }

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Count;

    public override ReadOnlySpan<byte> Value => _bytes.Span[(_docs.Item == 0 ? 0 : _ends[_docs.Item - 1]).._ends[_docs.Item]];

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
