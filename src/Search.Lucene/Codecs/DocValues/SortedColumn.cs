using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of at most one ordinal a document.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class SortedColumn<TDocs>(TDocs docs, DirectReader ordinals, TermsDictionaryCursor terms, long termCount) : SortedDocValues
    where TDocs : struct, IDocCursor
{
    private readonly DirectReader _ordinals = ordinals;
    private TDocs _docs = docs;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int Ordinal
    {
        get
        {
            long ordinal = _ordinals[_docs.Index];
            return (ulong)ordinal < (ulong)termCount
                ? (int)ordinal
                : throw new CorruptIndexException(_ordinals.Input.Name, $"ordinal {ordinal} of {termCount}");
        }
    }

    /// <inheritdoc/>
    public override int ValueCount => (int)termCount;

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _docs.AdvanceExact(target);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal)
    {
        terms.SeekOrdinal(ordinal);
        return terms.Term;
    }

    /// <inheritdoc/>
    public override int LookupTerm(ReadOnlySpan<byte> value) => (int)terms.Find(value);

    /// <inheritdoc/>
    public override TermsEnum GetTerms() => terms.Fresh();
}
