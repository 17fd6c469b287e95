using Search.Lucene.Analysis;

namespace Search.German.Sentences;

/// <summary>
/// Leaves <see cref="Gap"/> positions before the first token of every sentence but the first, so that neighbours in
/// a phrase are neighbours in a sentence, and "within n words, n below the gap" means "in one sentence".
/// Stands right after the tokenizer, whose text it reads.
/// </summary>
public sealed class SentenceGapFilter : TokenFilter
{
    /// <summary>
    /// Positions left free at a sentence's end. Above the length of nearly every sentence in the news, so that a window of
    /// <c>Gap</c> positions finds what stands in one sentence.
    /// </summary>
    public const int Gap = 64;

    private readonly Tokenizer _source;
    private int _nextSentence;

    public SentenceGapFilter(Tokenizer source)
        : base(source) => _source = source;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken())
        {
            return false;
        }

        if (Token.StartOffset >= _nextSentence)
        {
            EnterSentence();
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _nextSentence = 0;
    }

    private void EnterSentence()
    {
        ReadOnlySpan<char> text = _source.Text.Span;
        bool firstTokens = _nextSentence == 0;
        while (Token.StartOffset >= _nextSentence)
        {
            _nextSentence = SentenceBoundaries.NextStart(text, _nextSentence);
        }

        if (!firstTokens)
        {
            Token.PositionIncrement += Gap;
        }
    }
}
