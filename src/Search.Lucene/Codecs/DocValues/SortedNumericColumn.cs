using System.Diagnostics.CodeAnalysis;
using Search.Lucene.Codecs.Packed;
using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.DocValues;

/// <summary>A column of any number of longs a document.</summary>
[SuppressMessage("Style", "IDE0044:Make field readonly", Justification = "A readonly field of a mutable struct is copied before each call.")]
internal sealed class SortedNumericColumn<TDocs, TValues>(TDocs docs, DirectMonotonicReader addresses, TValues values) : SortedNumericDocValues
    where TDocs : struct, IDocCursor
    where TValues : struct, INumberColumn
{
    private TDocs _docs = docs;
    private TValues _values = values;
    private int _index = -1;
    private long _next;
    private long _end;

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int ValueCount
    {
        get
        {
            Locate();
            return (int)(_end - addresses[_index]);
        }
    }

    /// <inheritdoc/>
    public override long NextValue()
    {
        Locate();
        return _values[_next++];
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _index = -1;
        return _docs.NextDoc();
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _index = -1;
        return _docs.Advance(target);
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        _index = -1;
        return _docs.AdvanceExact(target);
    }

    /// <summary>Looks up the addresses at the first use of a document's values.</summary>
    private void Locate()
    {
        if (_index < 0)
        {
            _index = _docs.Index;
            _next = addresses[_index];
            _end = addresses[_index + 1L];
        }
    }
}
