using Search.Lucene.Analysis;

namespace Search.German.Folding;

/// <summary>Normalizes each term; see <see cref="GermanNormalization"/>.</summary>
public sealed class GermanNormalizationFilter : TokenFilter
{
    public GermanNormalizationFilter(TokenStream input)
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

        GermanNormalization.Apply(Token);
        return true;
    }
}
