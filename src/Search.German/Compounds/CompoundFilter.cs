using Search.Lucene.Analysis;

namespace Search.German.Compounds;

/// <summary>
/// Puts the parts of a closed compound at the compound's own position, behind it, with its offsets: the compound stays one word of a
/// phrase, and each part finds it.
/// </summary>
public sealed class CompoundFilter : TokenFilter
{
    private const int MostParts = 8;

    private readonly ICompoundSplitter _splitter;
    private readonly Range[] _parts = new Range[MostParts];
    private char[] _word = new char[StandardTokenizer.MaxTokenLength];
    private int _count;
    private int _emitted;

    public CompoundFilter(TokenStream input, ICompoundSplitter splitter)
        : base(input) => _splitter = splitter;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_emitted < _count)
        {
            Token.SetTerm(_word.AsSpan()[_parts[_emitted++]]);
            Token.PositionIncrement = 0;
            Token.PositionLength = 1;
            return true;
        }

        _count = 0;
        _emitted = 0;
        if (!Input.IncrementToken())
        {
            return false;
        }

        int count = Token.IsKeyword || Token.PositionLength > 1 ? 0 : _splitter.Split(Token.Term, _parts);
        if (count > 1)
        {
            _count = count;
            if (_word.Length < Token.Length)
            {
                _word = new char[Token.Length];
            }

            Token.Term.CopyTo(_word);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _count = 0;
        _emitted = 0;
    }
}
