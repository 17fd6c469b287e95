using Search.German.Folding;
using Search.Lucene.Analysis;

namespace Search.German.Stemming;

/// <summary>
/// The stem of a word in folded spelling: umlauts to their vowels, so that "Haus" meets "Häuser"
/// (<see cref="GermanNormalization"/>), then endings off (<see cref="ArchiveStemmer"/>). Names in -ael, -ae and -oe ("Michael",
/// "Monroe") keep that digraph, which is no umlaut at a word's end.
/// </summary>
public sealed class ArchiveStemFilter : TokenFilter
{
    public ArchiveStemFilter(TokenStream input)
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
            Stem();
        }

        return true;
    }

    private void Stem()
    {
        if (!EndsInNoUmlaut(Token.Term))
        {
            GermanNormalization.Apply(Token);
        }

        Token.Length = ArchiveStemmer.Stem(Token.Term);
    }

    private static bool EndsInNoUmlaut(ReadOnlySpan<char> term)
    {
        if (term.Length < 3 || term[^1] is not ('e' or 'l' or 's'))
        {
            return false;
        }

        ReadOnlySpan<char> word = term[^1] == 's' ? term[..^1] : term;
        return word.EndsWith("ael") || (word.Length == term.Length && (word.EndsWith("ae") || word.EndsWith("oe")));
    }
}
