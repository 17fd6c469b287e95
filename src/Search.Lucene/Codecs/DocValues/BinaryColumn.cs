using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;
using Search.Lucene.Storage;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of byte strings that lie back to back; values are spans of mapped memory.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class BinaryColumn<TDocs>(TDocs docs, IndexInput data, BinaryEntry entry, DirectMonotonicReader? addresses) : BinaryDocValues
    where TDocs : struct, IDocCursor
{
    private TDocs _docs = docs;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Value
    {
        get
        {
            long index = _docs.Index;
            long start = addresses is null ? index * entry.MaxLength : addresses[index];
            long end = addresses is null ? start + entry.MaxLength : addresses[index + 1];
            return start < 0 || end < start || end > entry.Length || end - start > entry.MaxLength
                ? throw new CorruptIndexException(data.Name, $"a value at {start} to {end} of {entry.Length} bytes")
                : data.Span(entry.Offset + start, (int)(end - start));
        }
    }

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);
}
