using System.Text;
using Search.Lucene.Analysis;

namespace Search.Lucene.Tests.Oracle;

/// <summary>Words at white space; what follows a '|' is the payload: the twin of the oracle's delimited payload filter.</summary>
internal sealed class PayloadAnalyzer : Analyzer
{
    protected override AnalysisChain CreateChain(string field)
    {
        var source = new WhitespaceTokenizer();
        return new AnalysisChain(source, new PayloadFilter(source));
    }

    private sealed class PayloadFilter(TokenStream input) : TokenFilter(input)
    {
        public override bool IncrementToken()
        {
            if (!Input.IncrementToken())
            {
                return false;
            }

            int bar = Token.Term.IndexOf('|');
            if (bar >= 0)
            {
                Token.Payload = Encoding.UTF8.GetBytes(Token.Term[(bar + 1)..].ToString());
                Token.Length = bar;
            }

            return true;
        }
    }
}
