using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a term that begins with the given one; constant score.</summary>
public sealed class PrefixQuery(Term prefix) : MultiTermQuery(prefix.Field)
{
    public Term Prefix { get; } = prefix;

    public override string ToString(string defaultField) => Prefixed(Prefix.Text + "*", defaultField);

    public override bool Equals(object? obj) => obj is PrefixQuery other && Prefix.Equals(other.Prefix);

    public override int GetHashCode() => HashCode.Combine(typeof(PrefixQuery), Prefix);

    internal override MatchedTerms Open(TermsEnum cursor, SearchBudget budget) => RangeTerms.WithPrefix(cursor, Prefix.Bytes);
}
