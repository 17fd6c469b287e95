using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of sets none of which has more than one ordinal.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class SingleSortedSetColumn<TDocs>(TDocs docs, DirectReader ordinals, TermsDictionaryCursor terms, long termCount) : SortedSetDocValues
    where TDocs : struct, IDocCursor
{
    private readonly DirectReader _ordinals = ordinals;
    private TDocs _docs = docs;
    private bool _passed;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override long ValueCount => termCount;

    /// <inheritdoc/>
    public override long NextOrdinal()
    {
        if (_passed)
        {
            return NoMoreOrdinals;
        }

        _passed = true;
        long ordinal = _ordinals[_docs.Index];
        return (ulong)ordinal < (ulong)termCount ? ordinal : throw OrdinalColumns.Corrupt(in _ordinals, ordinal, termCount);
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _passed = false;
        return _docs.NextDoc();
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _passed = false;
        return _docs.Advance(target);
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        _passed = false;
        return _docs.AdvanceExact(target);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal)
    {
        terms.SeekOrdinal(ordinal);
        return terms.Term;
    }

    /// <inheritdoc/>
    public override long LookupTerm(ReadOnlySpan<byte> value) => terms.Find(value);

    /// <inheritdoc/>
    public override TermsEnum GetTerms() => terms.Fresh();

    /// <inheritdoc/>
    public override void CountOrdinals(ReadOnlySpan<int> docs, Span<int> counts)
    {
        if (typeof(TDocs) == typeof(DenseDocs))
        {
            OrdinalColumns.CountDense(in _ordinals, docs, counts);
            return;
        }

        foreach (int doc in docs)
        {
            if (_docs.AdvanceExact(doc))
            {
                OrdinalColumns.Add(in _ordinals, _ordinals[_docs.Index], counts);
            }
        }
    }
}
