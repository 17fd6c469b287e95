using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of at most one number a document.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class NumericColumn<TDocs, TValues>(TDocs docs, TValues values) : NumericDocValues
    where TDocs : struct, IDocCursor
    where TValues : struct, INumberColumn
{
    private TDocs _docs = docs;
    private TValues _values = values;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override long Value => _values[_docs.Index];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> DenseBytes => typeof(TDocs) == typeof(DenseDocs) ? _values.Bytes : default;

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
