namespace Search.Lucene.Analysis;

/// <summary>
/// Cuts at white space and nowhere else. A run longer than <see cref="MaxTokenLength"/> is split there.
/// White space is what Java's <c>Character.isWhitespace</c> says, so that tokens equal Apache Lucene's:
/// the no-break spaces U+00A0, U+2007, U+202F and the line separator U+0085 are none.
/// </summary>
public sealed class WhitespaceTokenizer : Tokenizer
{
    /// <summary>UTF-16 units after which a run is split; a surrogate pair is never cut in two.</summary>
    public const int MaxTokenLength = 255;

    private int _position;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        ReadOnlySpan<char> text = Text.Span;
        Token.Clear();
        int start = _position;
        while (start < text.Length && IsWhitespace(text[start]))
        {
            start++;
        }

        if (start >= text.Length)
        {
            _position = text.Length;
            return false;
        }

        int end = start;
        int limit = Math.Min(text.Length, start + MaxTokenLength);
        while (end < limit && !IsWhitespace(text[end]))
        {
            end++;
        }

        if (end == start + MaxTokenLength && end < text.Length
            && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]))
        {
            end++;
        }

        _position = end;
        Token.SetTerm(text[start..end]);
        Token.StartOffset = start;
        Token.EndOffset = end;
        return true;
    }

    /// <inheritdoc/>
    public override void Reset() => _position = 0;

    /// <inheritdoc/>
    public override void End() => Token.ClearAtEnd(_position);

    private static bool IsWhitespace(char c) => c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\u001C' && c <= '\u001F')
        : c >= '\u1680' && c is '\u1680' or (>= '\u2000' and <= '\u200A' and not '\u2007') or '\u2028' or '\u2029' or '\u205F' or '\u3000';
}
