using Search.Lucene.Analysis;

namespace Search.German.Stemming;

/// <summary>Stems each term that is no keyword; see <see cref="GermanLightStemmer"/>.</summary>
public sealed class GermanLightStemFilter : TokenFilter
{
    public GermanLightStemFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken())
        {
            return false;
        }

        if (!Token.IsKeyword)
        {
            Token.Length = GermanLightStemmer.Stem(Token.Buffer.AsSpan(0, Token.Length));
        }

        return true;
    }
}
