using Search.Lucene.Reading;

namespace Search.Lucene.Writing;

/// <summary>A binary column after changes.</summary>
internal sealed class UpdatedBinary(BinaryDocValues? old, int[] docs, DocValuesUpdate[] updates) : BinaryDocValues
{
    private UpdatedDocs _docs = new(old, docs, updates);

    public override int DocId => _docs.DocId;

    public override long Cost => _docs.Cost;

    public override ReadOnlySpan<byte> Value => _docs.Update is { } update ? update.BinaryValue.Span : old!.Value;

    public override int NextDoc() => _docs.NextDoc();

    public override int Advance(int target) => _docs.Advance(target);

    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
