using Search.Lucene.Reading;

namespace Search.Lucene.Writing.Merging;

/// <summary>Binary columns of all sources as one.</summary>
internal sealed class MergedBinary(IReadOnlyList<MergeSource> sources, string field) : BinaryDocValues
{
    private MergedDocs<BinaryDocValues> _docs = new(sources, r => r.BinaryDocValues(field));

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override ReadOnlySpan<byte> Value => _docs.Current.Value;

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
