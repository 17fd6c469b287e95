using System.Text;
using Search.Lucene.Analysis;

namespace Search.Lucene.Tests.Analysis;

/// <summary>Writes a token stream as one line: <c>term@position[start-end]</c> a token, then the state at the end.</summary>
internal static class TokenTable
{
    internal static string Of(Analyzer analyzer, string text)
    {
        var line = new StringBuilder();
        TokenStream stream = analyzer.TokenStream("f", text);
        Token token = stream.Token;
        stream.Reset();
        int position = -1;
        while (stream.IncrementToken())
        {
            position += token.PositionIncrement;
            line.Append($"{token.Term}@{position}[{token.StartOffset}-{token.EndOffset}] ");
        }

        stream.End();
        return line.Append($"+{token.PositionIncrement}[{token.EndOffset}]").ToString();
    }
}
