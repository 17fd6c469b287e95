using System.Collections.Immutable;
using System.Globalization;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Queries;

/// <summary>What any of the queries matches, scored by the best of them, plus a share of the others' scores.</summary>
public sealed class DisjunctionMaxQuery : Query
{
    /// <param name="queries">At most <see cref="BooleanQuery.MaxClauses"/>.</param>
    /// <param name="tieBreaker">Share of the others, in [0, 1].</param>
    public DisjunctionMaxQuery(IEnumerable<Query> queries, float tieBreaker = 0f)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (!(tieBreaker >= 0 && tieBreaker <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tieBreaker), tieBreaker, "A tie breaker lies in [0, 1].");
        }

        Queries = [.. queries];
        if (Queries.Length > BooleanQuery.MaxClauses)
        {
            throw new TooManyClausesException(BooleanQuery.MaxClauses);
        }

        TieBreaker = tieBreaker;
    }

    public ImmutableArray<Query> Queries { get; }

    public float TieBreaker { get; }

    internal override bool IsCacheable => Queries.All(static query => query.IsCacheable);

    public override Query Rewrite(SearchContext context)
    {
        if (Queries.Length == 0)
        {
            return new MatchNoDocsQuery("empty disjunction");
        }

        if (Queries.Length == 1)
        {
            return Queries[0];
        }

        if (TieBreaker == 1f)
        {
            return new BooleanQuery(Queries.Select(static query => new BooleanClause(query, Occur.Should)));
        }

        ImmutableArray<Query> rewritten = [.. Queries.Select(query => query.Rewrite(context))];
        bool same = true;
        for (int i = 0; i < rewritten.Length; i++)
        {
            same &= ReferenceEquals(rewritten[i], Queries[i]);
        }

        return same ? this : new DisjunctionMaxQuery(rewritten, TieBreaker);
    }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => new Prepared(this, [.. Queries.Select(query => query.CreateWeight(context, needsScores, boost))], needsScores, context);

    public override string ToString(string defaultField)
    {
        IEnumerable<string> parts = Queries.Select(query =>
        {
            string text = query.ToString(defaultField);
            return query is BooleanQuery ? $"({text})" : text;
        });
        string tie = TieBreaker == 0f ? string.Empty : "~" + TieBreaker.ToString(CultureInfo.InvariantCulture);
        return $"({string.Join(" | ", parts)}){tie}";
    }

    public override bool Equals(object? obj)
        => obj is DisjunctionMaxQuery other && TieBreaker.Equals(other.TieBreaker) && Queries.SequenceEqual(other.Queries);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(DisjunctionMaxQuery));
        hash.Add(TieBreaker);
        foreach (Query query in Queries)
        {
            hash.Add(query);
        }

        return hash.ToHashCode();
    }

    private sealed class Prepared(DisjunctionMaxQuery query, Weight[] weights, bool needsScores, SearchContext context) : Weight(query)
    {
        public override Scorer? Scorer(LeafContext leaf)
        {
            List<Scorer> scorers = [];
            foreach (Weight weight in weights)
            {
                if (weight.Scorer(leaf) is { } scorer)
                {
                    scorers.Add(scorer);
                }
            }

            return scorers.Count switch
            {
                0 => null,
                1 => scorers[0],
                _ when !needsScores => new DisjunctionScorer(scorers, 1, needsScores: false, context.Batches),
                _ => new DisjunctionMaxScorer(scorers, query.TieBreaker, context.Batches),
            };
        }

        public override Explanation Explain(LeafContext leaf, int doc)
        {
            Explanation[] all = [.. weights.Select(weight => weight.Explain(leaf, doc))];
            return ScoreOf(leaf, doc) is { } score
                ? Explanation.Match(
                    score,
                    FormattableString.Invariant($"greatest of, plus {query.TieBreaker} times the others:"),
                    [.. all.Where(static part => part.IsMatch)])
                : Explanation.NoMatch("no alternative matches", all);
        }
    }
}
