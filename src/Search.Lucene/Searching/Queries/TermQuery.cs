using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>Documents with a term, ranked by BM25.</summary>
public sealed class TermQuery : Query
{
    private readonly TermStates? _states;

    public TermQuery(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        Term = term;
    }

    public TermQuery(string field, string text)
        : this(new Term(field, text))
    {
    }

    /// <summary>With postings and statistics known already; they belong to the search that made them.</summary>
    internal TermQuery(Term term, TermStates states)
        : this(term) => _states = states;

    public Term Term { get; }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
    {
        TermStates states = _states ?? context.TermStates(Term);
        TermWeight? scoring = null;
        if (needsScores && states.DocFreq > 0 && context.CollectionStatistics(Term.Field) is { } collection)
        {
            scoring = context.Similarity.Scorer(boost, collection, [new TermStatistics(states.DocFreq, states.TotalTermFreq)]);
        }

        return new Prepared(context, Term, states, scoring);
    }

    public override string ToString(string defaultField)
        => string.Equals(Term.Field, defaultField, StringComparison.Ordinal) ? Term.Text : Term.ToString();

    public override bool Equals(object? obj) => obj is TermQuery other && Term.Equals(other.Term);

    public override int GetHashCode() => HashCode.Combine(typeof(TermQuery), Term);

    private sealed class Prepared(SearchContext context, Term term, TermStates states, TermWeight? scoring) : Weight
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            PostingsFeatures features = scoring is null ? PostingsFeatures.None : PostingsFeatures.Freqs;
            PostingsEnum? postings = context.Postings(leaf, term, states, features);
            if (postings is null)
            {
                return null;
            }

            return new TermScorer(postings, scoring, scoring is null ? null : leaf.Reader.Norms(term.Field));
        }
    }
}
