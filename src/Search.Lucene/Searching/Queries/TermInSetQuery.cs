using System.Collections.Immutable;
using Search.Lucene.Model;
using Search.Lucene.Reading;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with any of the listed terms of one field; constant score.</summary>
public sealed class TermInSetQuery : MultiTermQuery
{
    public TermInSetQuery(string field, IEnumerable<string> terms)
        : base(field)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Terms = [.. terms.Select(text => new Term(field, text)).Distinct().Order()];
    }

    /// <summary>Ascending, each once.</summary>
    public ImmutableArray<Term> Terms { get; }

    public override string ToString(string defaultField) => $"{Field}:({string.Join(' ', Terms.Select(static term => term.Text))})";

    public override bool Equals(object? obj)
        => obj is TermInSetQuery other
            && string.Equals(Field, other.Field, StringComparison.Ordinal)
            && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(TermInSetQuery));
        hash.Add(Field, StringComparer.Ordinal);
        foreach (Term term in Terms)
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }

    internal override MatchedTerms Open(TermsEnum cursor, SearchBudget budget) => new Listed(cursor, Terms);

    private sealed class Listed(TermsEnum cursor, ImmutableArray<Term> terms) : MatchedTerms(cursor)
    {
        private int _next;

        public override bool MoveNext()
        {
            while (_next < terms.Length)
            {
                if (Cursor.SeekExact(terms[_next++].Bytes))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
