namespace Search.Lucene.Analysis;

/// <summary>A stage that changes, drops or adds tokens of its input; it shares the input's token.</summary>
public abstract class TokenFilter : TokenStream
{
    protected TokenFilter(TokenStream input)
        : base(input.Token) => Input = input;

    protected TokenStream Input { get; }

    /// <inheritdoc/>
    public override void Reset() => Input.Reset();

    /// <inheritdoc/>
    public override void End() => Input.End();
}
