using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of sets of ordinals.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class SortedSetColumn<TDocs>(
    TDocs docs, DirectMonotonicReader addresses, DirectReader ordinals, TermsDictionaryCursor terms, long termCount) : SortedSetDocValues
    where TDocs : struct, IDocCursor
{
    private readonly DirectReader _ordinals = ordinals;
    private TDocs _docs = docs;
    private bool _located;
    private long _next;
    private long _end;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override long ValueCount => termCount;

    /// <inheritdoc/>
    public override long NextOrdinal()
    {
        if (!_located)
        {
            addresses.Range(_docs.Index, out _next, out _end);
            _located = true;
        }

        if (_next >= _end)
        {
            return NoMoreOrdinals;
        }

        long ordinal = _ordinals[_next++];
        return (ulong)ordinal < (ulong)termCount ? ordinal : throw OrdinalColumns.Corrupt(in _ordinals, ordinal, termCount);
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _located = false;
        return _docs.NextDoc();
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _located = false;
        return _docs.Advance(target);
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        _located = false;
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
        // Locals, so that the loop keeps them in registers.
        DirectReader ordinals = _ordinals;
        DirectMonotonicReader bounds = addresses;
        int behind = -1;
        long end = 0;
        foreach (int doc in docs)
        {
            int index = doc;
            if (typeof(TDocs) != typeof(DenseDocs))
            {
                if (!_docs.AdvanceExact(doc))
                {
                    continue;
                }

                index = _docs.Index;
            }

            // Of neighbours the one's end is the other's start.
            long start = index == behind ? end : bounds[index];
            behind = index + 1;
            end = bounds[behind];
            OrdinalColumns.Add(in ordinals, start, end, counts);
        }
    }
}
