using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>Numeric columns, or norms, of all sources as one.</summary>
internal sealed class MergedNumeric(IReadOnlyList<MergeSource> sources, Func<LeafReader, NumericDocValues?> open) : NumericDocValues
{
    private MergedDocs<NumericDocValues> _docs = new(sources, open);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long Value => _docs.Current.Value;

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
