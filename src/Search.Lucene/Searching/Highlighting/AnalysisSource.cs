using Search.Lucene.Analysis;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>Words by analyzing the text again.</summary>
internal sealed class AnalysisSource(Analyzer analyzer) : HighlightSource
{
    internal override IEnumerable<Word> Words(string text, string field, QueryMatcher matcher, SearchBudget budget)
    {
        TokenStream stream = analyzer.TokenStream(field, text);
        Token token = stream.Token;
        stream.Reset();
        int position = -1;
        int read = 0;
        while (stream.IncrementToken())
        {
            if (read++ % WordsPerBudgetCheck == 0)
            {
                budget.Check();
            }

            position += token.PositionIncrement;
            yield return new Word(token.Term.ToString(), position, new TextSpan(token.StartOffset, token.EndOffset));
        }

        stream.End();
    }
}
