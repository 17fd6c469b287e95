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

    internal override bool IsCacheable => true;

    internal override bool IsCheap => true;

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
    {
        TermStates states = _states ?? context.TermStates(Term);
        TermWeight? scoring = null;
        if (needsScores && states.DocFreq > 0 && context.CollectionStatistics(Term.Field) is { } collection)
        {
            TermStatistics statistics = new(states.DocFreq, states.TotalTermFreq);
            scoring = context.Similarity.Scorer(boost, collection, [statistics]);
        }

        return new Prepared(context, this, states, scoring, boost);
    }

    public override string ToString(string defaultField)
        => string.Equals(Term.Field, defaultField, StringComparison.Ordinal) ? Term.Text : Term.ToString();

    public override bool Equals(object? obj) => obj is TermQuery other && Term.Equals(other.Term);

    public override int GetHashCode() => HashCode.Combine(typeof(TermQuery), Term);

    private sealed class Prepared(SearchContext context, TermQuery query, TermStates states, TermWeight? scoring, float boost) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            PostingsFeatures features = scoring is null ? PostingsFeatures.None : PostingsFeatures.Freqs;
            PostingsEnum? postings = context.Postings(leaf, query.Term, states, features);
            if (postings is null)
            {
                return null;
            }

            return new TermScorer(postings, scoring, scoring is null ? null : leaf.Reader.Norms(query.Term.Field));
        }

        public override Explanation Explain(LeafContext leaf, int doc)
        {
            if (scoring is null || ScoreOf(leaf, doc) is not { } score)
            {
                return Explanation.NoMatch($"no occurrence of {query}");
            }

            PostingsEnum postings = context.Postings(leaf, query.Term, states, PostingsFeatures.Freqs)!;
            postings.Advance(doc);
            NormSource norms = new(leaf.Reader.Norms(query.Term.Field));
            CollectionStatistics collection = context.CollectionStatistics(query.Term.Field)!;
            return new TermExplanation(context.Similarity, boost, collection, [new TermStatistics(states.DocFreq, states.TotalTermFreq)])
                .Explain(score, query.ToString(), postings.Freq, norms[doc]);
        }
    }
}
