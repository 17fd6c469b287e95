using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>Sorted numeric columns of all sources as one.</summary>
internal sealed class MergedSortedNumeric(IReadOnlyList<MergeSource> sources, string field) : SortedNumericDocValues
{
    private MergedDocs<SortedNumericDocValues> _docs = new(sources, r => r.SortedNumericDocValues(field));

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override int ValueCount => _docs.Current.ValueCount;

    public override long NextValue() => _docs.Current.NextValue();

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
