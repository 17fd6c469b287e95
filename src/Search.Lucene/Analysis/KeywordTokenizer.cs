namespace Search.Lucene.Analysis;

/// <summary>One token: the whole text, even if that is empty.</summary>
public sealed class KeywordTokenizer : Tokenizer
{
    private bool _done;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_done)
        {
            return false;
        }

        _done = true;
        Token.Clear();
        Token.SetTerm(Text.Span);
        Token.StartOffset = 0;
        Token.EndOffset = Text.Length;
        return true;
    }

    /// <inheritdoc/>
    public override void Reset() => _done = false;

    /// <inheritdoc/>
    public override void End() => Token.ClearAtEnd(Text.Length);
}
