namespace Search.Lucene.Analysis;

/// <summary>Drops the words of a set, compared exactly as they stand; their positions stay as gaps.</summary>
public sealed class StopFilter : TokenFilter
{
    private readonly TermSet _words;
    private int _dropped;

    public StopFilter(TokenStream input, IReadOnlyCollection<string> words)
        : base(input)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = new TermSet(words);
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        _dropped = 0;
        while (Input.IncrementToken())
        {
            if (!_words.Contains(Token.Term))
            {
                Token.PositionIncrement += _dropped;
                return true;
            }

            _dropped += Token.PositionIncrement;
        }

        return false;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _dropped = 0;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.PositionIncrement += _dropped;
    }
}
