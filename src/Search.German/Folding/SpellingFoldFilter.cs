using Search.Lucene.Analysis;

namespace Search.German.Folding;

/// <summary>Folds the spelling of each term and drops what has no visible character left; see <see cref="SpellingFold"/>.</summary>
public sealed class SpellingFoldFilter : TokenFilter
{
    private int _dropped;

    public SpellingFoldFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        _dropped = 0;
        while (Input.IncrementToken())
        {
            SpellingFold.Apply(Token);
            if (Token.Length > 0)
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
