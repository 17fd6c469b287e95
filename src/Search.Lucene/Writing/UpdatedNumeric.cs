using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>A numeric column after changes.</summary>
internal sealed class UpdatedNumeric(NumericDocValues? old, int[] docs, DocValuesUpdate[] updates) : NumericDocValues
{
    private UpdatedDocs _docs = new(old, docs, updates);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override long Value => _docs.Update?.NumericValue ?? old!.Value;

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
