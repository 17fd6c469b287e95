using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Automata.Regexps;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Documents with a term that a regular expression of Lucene's syntax matches as a whole (see <see cref="RegexpParser"/>); constant score.
/// </summary>
public sealed class RegexpQuery : MultiTermQuery
{
    /// <exception cref="RegexpSyntaxException">The expression cannot be read.</exception>
    /// <exception cref="RegexpTooComplexException">The expression is too long, or (as it runs) needs too many states.</exception>
    public RegexpQuery(Term pattern)
        : base(pattern.Field)
    {
        Pattern = pattern;
        RegexpParser.Parse(pattern.Text, new RegexpNodes());
    }

    public Term Pattern { get; }

    public override string ToString(string defaultField) => Prefixed($"/{Pattern.Text}/", defaultField);

    public override bool Equals(object? obj) => obj is RegexpQuery other && Pattern.Equals(other.Pattern);

    public override int GetHashCode() => HashCode.Combine(typeof(RegexpQuery), Pattern);

    internal override MatchedTerms Open(TermsEnum cursor, SearchBudget budget)
    {
        RegexpAutomaton automaton = new(Pattern.Text);
        byte[] prefix = Encoding.UTF8.GetBytes(automaton.Prefix);
        return automaton.IsLiteral
            ? new RangeTerms(cursor, prefix, true, prefix, true)
            : new AutomatonTerms(cursor, prefix, () => automaton, budget);
    }
}
