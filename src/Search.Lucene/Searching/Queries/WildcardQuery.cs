using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Automata;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Documents with a term of the pattern: <c>*</c> any text, <c>?</c> any one code point, <c>\</c> escapes; constant score.
/// </summary>
public sealed class WildcardQuery(Term pattern) : MultiTermQuery(pattern.Field)
{
    public Term Pattern { get; } = pattern;

    public override string ToString(string defaultField) => Prefixed(Pattern.Text, defaultField);

    public override bool Equals(object? obj) => obj is WildcardQuery other && Pattern.Equals(other.Pattern);

    public override int GetHashCode() => HashCode.Combine(typeof(WildcardQuery), Pattern);

    internal override MatchedTerms Open(TermsEnum cursor, SearchBudget budget)
    {
        WildcardNfa whole = new(Pattern.Text);
        if (whole.IsLiteral)
        {
            byte[] literal = Encoding.UTF8.GetBytes(whole.Prefix);
            return new RangeTerms(cursor, literal, true, literal, true);
        }

        return new AutomatonTerms(cursor, Encoding.UTF8.GetBytes(whole.Prefix), () => new LazyDfa(whole.WithoutPrefix()), budget);
    }
}
