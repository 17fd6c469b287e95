using Search.Lucene.Reading;

namespace Search.Lucene.Codecs.TermVectors;

/// <summary>The one document, 0, of a term of a term vector.</summary>
internal sealed class VectorPostingsEnum : PostingsEnum
{
    private readonly int[] _docs = [0];
    private readonly int[] _freqs = [0];
    private readonly Impact[] _impacts = [default];
    private TermVectorField? _field;
    private int _doc = -1;
    private int _first;
    private int _at;

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => 1;

    /// <inheritdoc/>
    public override int Freq => _freqs[0];

    /// <inheritdoc/>
    public override int StartOffset => _field!.StartOffset(_at);

    /// <inheritdoc/>
    public override int EndOffset => _field!.EndOffset(_at);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Payload => _field!.Payload(_at);

    /// <inheritdoc/>
    public override int ImpactLevels => 1;

    public void Reset(TermVectorField field, int term)
    {
        _field = field;
        _doc = -1;
        _first = field.Occurrences[term];
        _at = _first - 1;
        _freqs[0] = field.Freqs[term];
        _impacts[0] = new Impact(field.Freqs[term], 1);
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _at = _first - 1;
        return _doc = _doc < 0 ? 0 : NoMoreDocs;
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _at = _first - 1;
        return _doc = _doc < 0 && target <= 0 ? 0 : NoMoreDocs;
    }

    /// <inheritdoc/>
    public override int NextPosition()
    {
        if (_at - _first >= Freq - 1)
        {
            throw new InvalidOperationException("The term has no more positions.");
        }

        return _field!.Position(++_at);
    }

    /// <inheritdoc/>
    public override int NextBlock(int upTo, out ReadOnlySpan<int> docs, out ReadOnlySpan<int> freqs)
    {
        if (_doc != 0 || upTo <= 0)
        {
            docs = default;
            freqs = default;
            return 0;
        }

        docs = _docs;
        freqs = _freqs;
        _doc = NoMoreDocs;
        return 1;
    }

    /// <inheritdoc/>
    public override void AdvanceShallow(int target)
    {
    }

    /// <inheritdoc/>
    public override int ImpactsUpTo(int level) => NoMoreDocs;

    /// <inheritdoc/>
    public override ReadOnlySpan<Impact> GetImpacts(int level) => _impacts;
}
