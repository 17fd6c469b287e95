using System.Text;
using Search.Lucene.Analysis;
using Search.Lucene.Model;
using Search.Lucene.Searching.Automata;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>What of a query can be seen in one field's text: terms, patterns and phrases that are not prohibited.</summary>
internal sealed class QueryMatcher
{
    private readonly string _field;
    private readonly HashSet<string> _terms = new(StringComparer.Ordinal);
    private readonly List<Predicate<string>> _patterns = [];
    private readonly List<PhraseQuery> _phrases = [];

    public QueryMatcher(Query query, string field)
    {
        _field = field;
        Add(query);
    }

    public bool IsEmpty => _terms.Count == 0 && _patterns.Count == 0 && _phrases.Count == 0;

    /// <summary>Analyzes the text and tells every span that matches, with what it stands for (equal for equal words of the query).</summary>
    public void Match(string text, Analyzer analyzer, List<(TextSpan Span, string Key)> matches)
    {
        List<Word> words = Read(text, analyzer);
        foreach (Word word in words)
        {
            if (_terms.Contains(word.Text) || _patterns.Exists(pattern => pattern(word.Text)))
            {
                matches.Add((word.Span, word.Text));
            }
        }

        foreach (PhraseQuery phrase in _phrases)
        {
            MatchPhrase(phrase, words, matches);
        }
    }

    private static bool IsNear(LazyDfa dfa, string text)
    {
        int state = dfa.Start;
        foreach (Rune rune in text.EnumerateRunes())
        {
            state = dfa.Step(state, rune.Value);
            if (state == LazyDfa.Dead)
            {
                return false;
            }
        }

        return dfa.Accept(state) >= 0;
    }

    private static List<Word> Read(string text, Analyzer analyzer, string field)
    {
        List<Word> words = [];
        TokenStream stream = analyzer.TokenStream(field, text);
        Token token = stream.Token;
        stream.Reset();
        int position = -1;
        while (stream.IncrementToken())
        {
            position += token.PositionIncrement;
            words.Add(new Word(token.Term.ToString(), position, new TextSpan(token.StartOffset, token.EndOffset)));
        }

        stream.End();
        return words;
    }

    private static void MatchPhrase(PhraseQuery phrase, List<Word> words, List<(TextSpan Span, string Key)> matches)
    {
        string[] texts = [.. phrase.Terms.Select(static term => term.Text)];
        ILookup<string, Word> byText = words.Where(word => texts.Contains(word.Text, StringComparer.Ordinal))
            .ToLookup(static word => word.Text, StringComparer.Ordinal);
        string key = string.Join(' ', texts);
        foreach (Word first in byText[texts[0]])
        {
            int start = first.Position - phrase.Positions[0];
            List<TextSpan> spans = [first.Span];
            for (int i = 1; i < texts.Length; i++)
            {
                int wanted = start + phrase.Positions[i];
                Word? nearest = byText[texts[i]]
                    .Where(word => Math.Abs(word.Position - wanted) <= phrase.Slop && !spans.Contains(word.Span))
                    .MinBy(word => Math.Abs(word.Position - wanted));
                if (nearest is null)
                {
                    break;
                }

                spans.Add(nearest.Span);
            }

            if (spans.Count == texts.Length)
            {
                matches.AddRange(spans.Select(span => (span, key)));
            }
        }
    }

    private List<Word> Read(string text, Analyzer analyzer) => Read(text, analyzer, _field);

    private void Add(Query query)
    {
        switch (query)
        {
            case BooleanQuery boolean:
                foreach (BooleanClause clause in boolean.Clauses.Where(static clause => clause.Occur != Occur.MustNot))
                {
                    Add(clause.Query);
                }

                break;
            case DisjunctionMaxQuery best:
                foreach (Query one in best.Queries)
                {
                    Add(one);
                }

                break;
            case BoostQuery boosted:
                Add(boosted.Query);
                break;
            case ConstantScoreQuery constant:
                Add(constant.Query);
                break;
            case TermQuery one when IsHere(one.Term):
                _terms.Add(one.Term.Text);
                break;
            case PhraseQuery { Terms.Length: > 0 } phrase when IsHere(phrase.Terms[0]):
                _phrases.Add(phrase);
                break;
            case TermInSetQuery set when set.Terms.Length > 0 && IsHere(set.Terms[0]):
                _terms.UnionWith(set.Terms.Select(static term => term.Text));
                break;
            case PrefixQuery prefix when IsHere(prefix.Prefix):
                string beginning = prefix.Prefix.Text;
                _patterns.Add(text => text.StartsWith(beginning, StringComparison.Ordinal));
                break;
            case WildcardQuery wildcard when IsHere(wildcard.Pattern):
                LazyDfa pattern = new(new WildcardNfa(wildcard.Pattern.Text));
                _patterns.Add(text => IsNear(pattern, text));
                break;
            case FuzzyQuery fuzzy when IsHere(fuzzy.Term):
                int[] word = [.. fuzzy.Term.Text.EnumerateRunes().Select(static rune => rune.Value)];
                string fixedPart = string.Concat(word.Take(fuzzy.PrefixLength).Select(static value => new Rune(value).ToString()));
                LazyDfa near = new(new LevenshteinNfa(word, fuzzy.MaxEdits, fuzzy.Transpositions));
                _patterns.Add(text => text.StartsWith(fixedPart, StringComparison.Ordinal) && IsNear(near, text));
                break;
        }
    }

    private bool IsHere(Term term) => string.Equals(term.Field, _field, StringComparison.Ordinal);

    private sealed record Word(string Text, int Position, TextSpan Span);
}
