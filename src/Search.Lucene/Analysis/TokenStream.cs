namespace Search.Lucene.Analysis;

/// <summary>
/// A stream of tokens over one text. Protocol: <see cref="Reset"/>, then <see cref="IncrementToken"/>
/// until false, then <see cref="End"/>, which leaves the end-of-text state in <see cref="Token"/>
/// (final offset, and the position increment of what was dropped at the end).
/// </summary>
public abstract class TokenStream
{
    protected TokenStream(Token token) => Token = token;

    /// <summary>The token shared by the whole chain.</summary>
    public Token Token { get; }

    /// <summary>Moves to the next token; false at the end.</summary>
    public abstract bool IncrementToken();

    /// <summary>Called once before the first token of a text.</summary>
    public abstract void Reset();

    /// <summary>Called once after the last token of a text.</summary>
    public abstract void End();
}
