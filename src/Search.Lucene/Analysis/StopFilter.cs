using System.Collections.Frozen;

namespace Search.Lucene.Analysis;

/// <summary>Drops the words of a set, compared exactly as they stand; their positions stay as gaps.</summary>
public sealed class StopFilter : TokenFilter
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;
    private int _dropped;

    public StopFilter(TokenStream input, FrozenSet<string> words)
        : base(input)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = words.Count == 0 ? -1 : words.Max(static w => w.Length);
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        _dropped = 0;
        while (Input.IncrementToken())
        {
            if (Token.Length > _longest || !_words.Contains(Token.Term))
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
