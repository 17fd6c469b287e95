using Search.Lucene.Analysis.Unicode;

namespace Search.Lucene.Analysis;

/// <summary>Lower-cases each term; see <see cref="LowerCase"/>.</summary>
public sealed class LowerCaseFilter : TokenFilter
{
    public LowerCaseFilter(TokenStream input)
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

        LowerCase.Apply(Token.Buffer.AsSpan(0, Token.Length));
        return true;
    }
}
