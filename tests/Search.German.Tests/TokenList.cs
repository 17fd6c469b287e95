using System.Text;
using Search.Lucene.Analysis;

namespace Search.German.Tests;

/// <summary>All tokens of a text and the state at its end.</summary>
internal sealed record TokenList(IReadOnlyList<TokenRow> Tokens, int EndIncrement, int EndOffset)
{
    internal static TokenList Of(Analyzer analyzer, string text, string field = "f")
    {
        TokenStream stream = analyzer.TokenStream(field, text);
        Token token = stream.Token;
        var tokens = new List<TokenRow>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            tokens.Add(new TokenRow(token.Term.ToString(), token.PositionIncrement, token.StartOffset, token.EndOffset));
        }

        stream.End();
        return new TokenList(tokens, token.PositionIncrement, token.EndOffset);
    }

    /// <summary><c>term@position</c> a token, space between.</summary>
    internal string Positions()
    {
        var line = new StringBuilder();
        int position = -1;
        foreach (TokenRow row in Tokens)
        {
            position += row.Increment;
            line.Append(line.Length == 0 ? string.Empty : " ").Append(row.Term).Append('@').Append(position);
        }

        return line.ToString();
    }

    /// <summary><c>term@position[start-end]</c> a token, then <c>+increment[offset]</c> of the end.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        int position = -1;
        foreach (TokenRow row in Tokens)
        {
            position += row.Increment;
            line.Append($"{row.Term}@{position}[{row.Start}-{row.End}] ");
        }

        return line.Append($"+{EndIncrement}[{EndOffset}]").ToString();
    }
}
