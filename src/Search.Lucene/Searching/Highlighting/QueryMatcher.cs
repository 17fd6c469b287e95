using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Automata;
using Search.Lucene.Searching.Automata.Regexps;
using Search.Lucene.Searching.Proximity;
using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Highlighting;

/// <summary>What of a query can be seen in one field's text: terms, patterns and phrases that are not prohibited.</summary>
internal sealed class QueryMatcher
{
    private readonly string _field;
    private readonly HashSet<string> _terms = new(StringComparer.Ordinal);
    private readonly List<Predicate<string>> _patterns = [];
    private readonly List<Func<TermsEnum, SearchBudget, MatchedTerms>> _opened = [];
    private readonly List<PhraseQuery> _phrases = [];

    public QueryMatcher(Query query, string field)
    {
        _field = field;
        Add(query);
    }

    public bool IsEmpty => _terms.Count == 0 && _patterns.Count == 0 && _phrases.Count == 0;

    /// <summary>Every term that is asked for as it is, alone or in a phrase.</summary>
    public IEnumerable<string> Literals => _terms.Concat(_phrases.SelectMany(static phrase => phrase.Terms.Select(static term => term.Text)));

    /// <summary>What picks the terms of patterns out of a dictionary.</summary>
    public IReadOnlyList<Func<TermsEnum, SearchBudget, MatchedTerms>> Patterns => _opened;

    /// <summary>Whether a term is asked for, alone or in a phrase.</summary>
    public bool Wants(string term)
        => _terms.Contains(term)
            || _phrases.Exists(phrase => phrase.Terms.Any(one => string.Equals(one.Text, term, StringComparison.Ordinal)))
            || _patterns.Exists(pattern => pattern(term));

    /// <summary>Tells every span of the words that matches, with what it stands for (equal for equal words of the query).</summary>
    public void Match(IEnumerable<Word> words, List<(TextSpan Span, string Key)> matches, SearchBudget budget)
    {
        List<Word> wanted = [.. words.Where(word => Wants(word.Text))];
        wanted.Sort(static (left, right) =>
            left.Position != right.Position ? left.Position.CompareTo(right.Position)
            : left.Span.Start != right.Span.Start ? left.Span.Start.CompareTo(right.Span.Start)
            : string.CompareOrdinal(left.Text, right.Text));
        foreach (Word word in wanted)
        {
            if (_terms.Contains(word.Text) || _patterns.Exists(pattern => pattern(word.Text)))
            {
                matches.Add((word.Span, word.Text));
            }
        }

        foreach (PhraseQuery phrase in _phrases)
        {
            MatchPhrase(phrase, wanted, matches, budget);
        }
    }

    private static void MatchPhrase(PhraseQuery phrase, List<Word> words, List<(TextSpan Span, string Key)> matches, SearchBudget budget)
    {
        string[] texts = [.. phrase.Terms.Select(static term => term.Text)];
        ILookup<string, Word> byText = words.Where(word => texts.Contains(word.Text, StringComparer.Ordinal))
            .ToLookup(static word => word.Text, StringComparer.Ordinal);
        string key = string.Join(' ', texts);
        foreach (Word first in byText[texts[0]])
        {
            budget.Check();
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
                Add(prefix, text => text.StartsWith(beginning, StringComparison.Ordinal));
                break;
            case WildcardQuery wildcard when IsHere(wildcard.Pattern):
                LazyDfa pattern = new(new WildcardNfa(wildcard.Pattern.Text));
                Add(wildcard, text => pattern.Run(text) >= 0);
                break;
            case RegexpQuery regexp when IsHere(regexp.Pattern):
                RegexpAutomaton automaton = new(regexp.Pattern.Text);
                Add(regexp, text => text.StartsWith(automaton.Prefix, StringComparison.Ordinal) && automaton.Run(text[automaton.Prefix.Length..]) >= 0);
                break;
            case TermRangeQuery range when string.Equals(range.Field, _field, StringComparison.Ordinal):
                Add(range, range.Contains);
                break;
            case IntervalQuery near when string.Equals(near.Field, _field, StringComparison.Ordinal):
                _terms.UnionWith(near.Source.Words);
                break;
            case FuzzyQuery fuzzy when IsHere(fuzzy.Term):
                int[] word = [.. fuzzy.Term.Text.EnumerateRunes().Select(static rune => rune.Value)];
                string fixedPart = string.Concat(word.Take(fuzzy.PrefixLength).Select(static value => new Rune(value).ToString()));
                LazyDfa close = new(new LevenshteinNfa(word, fuzzy.MaxEdits, fuzzy.Transpositions));
                _patterns.Add(text => text.StartsWith(fixedPart, StringComparison.Ordinal) && close.Run(text) >= 0);
                _opened.Add(fuzzy.Open);
                break;
        }
    }

    private void Add(MultiTermQuery query, Predicate<string> matches)
    {
        _patterns.Add(matches);
        _opened.Add(query.Open);
    }

    private bool IsHere(Term term) => string.Equals(term.Field, _field, StringComparison.Ordinal);
}
