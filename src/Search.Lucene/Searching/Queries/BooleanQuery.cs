using System.Collections.Immutable;
using System.Text;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Clauses joined by must, filter, should and must-not. Matches what all required clauses match, at least
/// <see cref="MinimumShouldMatch"/> optional ones (at least one when nothing is required) and no prohibited one;
/// the score is the sum over the clauses that score and match.
/// </summary>
public sealed class BooleanQuery : Query
{
    /// <summary>Clauses that one query may have.</summary>
    public const int MaxClauses = 1024;

    /// <exception cref="TooManyClausesException">More than <see cref="MaxClauses"/>.</exception>
    public BooleanQuery(IEnumerable<BooleanClause> clauses, int minimumShouldMatch = 0)
    {
        ArgumentNullException.ThrowIfNull(clauses);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumShouldMatch);
        Clauses = [.. clauses];
        if (Clauses.Length > MaxClauses)
        {
            throw new TooManyClausesException(MaxClauses);
        }

        MinimumShouldMatch = minimumShouldMatch;
    }

    public ImmutableArray<BooleanClause> Clauses { get; }

    public int MinimumShouldMatch { get; }

    internal bool IsPureDisjunction => MinimumShouldMatch <= 1 && Clauses.All(static clause => clause.Occur == Occur.Should);

    /// <summary>Gathers clauses one by one.</summary>
    public static BooleanQueryBuilder Builder() => new();

    public IEnumerable<Query> ClausesOf(Occur occur)
        => Clauses.Where(clause => clause.Occur == occur).Select(static clause => clause.Query);

    internal override bool IsCacheable => Clauses.All(static clause => clause.Query.IsCacheable);

    public override Query Rewrite(SearchContext context) => BooleanRewrites.Apply(this, context);

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => new BooleanWeight(this, context, needsScores, boost);

    public override string ToString(string defaultField)
    {
        StringBuilder text = new();
        bool parentheses = MinimumShouldMatch > 0;
        if (parentheses)
        {
            text.Append('(');
        }

        for (int i = 0; i < Clauses.Length; i++)
        {
            BooleanClause clause = Clauses[i];
            if (i > 0)
            {
                text.Append(' ');
            }

            text.Append(clause.Sign);
            string inner = clause.Query.ToString(defaultField);
            text.Append(clause.Query is BooleanQuery ? $"({inner})" : inner);
        }

        if (parentheses)
        {
            text.Append(")~").Append(MinimumShouldMatch);
        }

        return text.ToString();
    }

    /// <summary>The order of clauses does not count; nor do repeated filters and prohibitions.</summary>
    public override bool Equals(object? obj)
        => obj is BooleanQuery other
            && MinimumShouldMatch == other.MinimumShouldMatch
            && SameBag(other, Occur.Must)
            && SameBag(other, Occur.Should)
            && ClausesOf(Occur.Filter).ToHashSet().SetEquals(other.ClausesOf(Occur.Filter))
            && ClausesOf(Occur.MustNot).ToHashSet().SetEquals(other.ClausesOf(Occur.MustNot));

    public override int GetHashCode()
    {
        int sum = 0;
        foreach (BooleanClause clause in Clauses.Distinct())
        {
            sum += clause.GetHashCode();
        }

        return HashCode.Combine(typeof(BooleanQuery), MinimumShouldMatch, sum);
    }

    private bool SameBag(BooleanQuery other, Occur occur)
    {
        Dictionary<Query, int> counts = [];
        foreach (Query query in ClausesOf(occur))
        {
            counts[query] = counts.GetValueOrDefault(query) + 1;
        }

        foreach (Query query in other.ClausesOf(occur))
        {
            counts[query] = counts.GetValueOrDefault(query) - 1;
        }

        return counts.Values.All(static count => count == 0);
    }
}
