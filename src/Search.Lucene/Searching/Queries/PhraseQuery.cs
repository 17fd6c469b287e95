using System.Collections.Immutable;
using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Terms at given places relative to each other. With a slop, the terms may be moved by that many positions in all; the nearer,
/// the higher the score.
/// </summary>
public sealed class PhraseQuery : Query
{
    /// <param name="terms">Of one field.</param>
    /// <param name="positions">Place of each, ascending.</param>
    /// <param name="slop">0: exactly so.</param>
    public PhraseQuery(IEnumerable<Term> terms, IEnumerable<int> positions, int slop = 0)
    {
        Terms = [.. terms];
        Positions = [.. positions];
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        if (Terms.Length != Positions.Length)
        {
            throw new ArgumentException("A phrase has as many positions as terms.", nameof(positions));
        }

        for (int i = 0; i < Terms.Length; i++)
        {
            if (!string.Equals(Terms[i].Field, Terms[0].Field, StringComparison.Ordinal))
            {
                throw new ArgumentException("The terms of a phrase are of one field.", nameof(terms));
            }

            if (Positions[i] < (i == 0 ? 0 : Positions[i - 1]))
            {
                throw new ArgumentException("The positions of a phrase ascend from 0 on.", nameof(positions));
            }
        }

        Slop = slop;
    }

    /// <summary>Words that follow each other.</summary>
    public PhraseQuery(string field, params IEnumerable<string> words)
        : this(field, 0, words)
    {
    }

    /// <summary>Words that follow each other, with slop.</summary>
    public PhraseQuery(string field, int slop, params IEnumerable<string> words)
        : this(words.Select(word => new Term(field, word)), words.Select(static (_, place) => place), slop)
    {
    }

    public ImmutableArray<Term> Terms { get; }

    public ImmutableArray<int> Positions { get; }

    public int Slop { get; }

    public string Field => Terms.IsEmpty ? string.Empty : Terms[0].Field;

    public override Query Rewrite(SearchContext context)
    {
        if (Terms.IsEmpty)
        {
            return new MatchNoDocsQuery("empty phrase");
        }

        if (Terms.Length == 1)
        {
            return new TermQuery(Terms[0]);
        }

        return Positions[0] == 0 ? this : new PhraseQuery(Terms, Positions.Select(place => place - Positions[0]), Slop);
    }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
    {
        TermStates[] states = [.. Terms.Select(context.TermStates)];
        TermWeight? scoring = null;
        TermStatistics[] statistics =
        [
            .. states.Where(static state => state.DocFreq > 0).Select(static state => new TermStatistics(state.DocFreq, state.TotalTermFreq)),
        ];
        if (needsScores && statistics.Length > 0 && context.CollectionStatistics(Field) is { } collection)
        {
            scoring = context.Similarity.Scorer(boost, collection, statistics);
        }

        return new Prepared(this, context, states, scoring);
    }

    public override string ToString(string defaultField)
    {
        StringBuilder text = new();
        if (!string.Equals(Field, defaultField, StringComparison.Ordinal))
        {
            text.Append(Field).Append(':');
        }

        text.Append('"');
        int last = Terms.IsEmpty ? -1 : Positions[^1];
        for (int place = 0; place <= last; place++)
        {
            IEnumerable<string> here = Terms.Where((_, i) => Positions[i] == place).Select(static term => term.Text);
            string joined = string.Join('|', here);
            text.Append(place > 0 ? " " : string.Empty).Append(joined.Length == 0 ? "?" : joined);
        }

        text.Append('"');
        return Slop == 0 ? text.ToString() : text.Append('~').Append(Slop).ToString();
    }

    public override bool Equals(object? obj)
        => obj is PhraseQuery other
            && Slop == other.Slop
            && Terms.AsSpan().SequenceEqual(other.Terms.AsSpan())
            && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(PhraseQuery));
        hash.Add(Slop);
        for (int i = 0; i < Terms.Length; i++)
        {
            hash.Add(Terms[i]);
            hash.Add(Positions[i]);
        }

        return hash.ToHashCode();
    }

    private sealed class Prepared(PhraseQuery query, SearchContext context, TermStates[] states, TermWeight? scoring) : Weight
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            if (leaf.Reader.Terms(query.Field) is not { } terms)
            {
                return null;
            }

            if (!terms.HasPositions)
            {
                throw new UnsupportedFieldException(query.Field, "positions");
            }

            PostingsEnum[] postings = new PostingsEnum[states.Length];
            for (int i = 0; i < states.Length; i++)
            {
                PostingsEnum? found = context.Postings(leaf, query.Terms[i], states[i], PostingsFeatures.Positions);
                if (found is null)
                {
                    return null;
                }

                postings[i] = found;
            }

            NumericDocValues? norms = scoring is null ? null : leaf.Reader.Norms(query.Field);
            PhraseMatcher matcher = query.Slop == 0
                ? new ExactPhraseMatcher(postings, query.Terms, query.Positions)
                : new SloppyPhraseMatcher(postings, query.Terms, query.Positions, query.Slop);
            return new PhraseScorer(postings, matcher, scoring, norms, context.Batches);
        }
    }
}
