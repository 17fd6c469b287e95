using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of byte strings in compressed chunks.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class CompressedBinaryColumn<TDocs>(TDocs docs, CompressedChunks chunks) : BinaryDocValues
    where TDocs : struct, IDocCursor
{
    private TDocs _docs = docs;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Value => chunks.Get(_docs.Index);

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
