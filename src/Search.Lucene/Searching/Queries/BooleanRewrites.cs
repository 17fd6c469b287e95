using System.Collections.Immutable;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Simplifications of a <see cref="BooleanQuery"/> that keep matches, and keep scores to the bit: where they change how sums are
/// rounded (nesting, merged boosts), it is exactly the change that Apache makes. Source: Apache Lucene 8.8, BooleanQuery.rewrite.
/// </summary>
internal static class BooleanRewrites
{
    /// <summary>The first rule that applies makes the step; the query itself when none does.</summary>
    public static Query Apply(BooleanQuery query, SearchContext context)
        => IsSettled(query) ? query : Trivial(query)
            ?? RewriteClauses(query, context)
            ?? DropRepeatedFilters(query)
            ?? Contradiction(query)
            ?? DropRedundantFilters(query)
            ?? PromoteFilteredShoulds(query)
            ?? MergeRepeated(query, Occur.Should)
            ?? MergeRepeated(query, Occur.Must)
            ?? ConstantOverFilters(query)
            ?? InlineDisjunctions(query)
            ?? query;

    /// <summary>Whether it is plain to see that no rule applies: a few different terms that all score, the most frequent case.</summary>
    private static bool IsSettled(BooleanQuery query)
    {
        const int few = 8;
        ImmutableArray<BooleanClause> clauses = query.Clauses;
        if (clauses.Length is < 2 or > few)
        {
            return false;
        }

        for (int i = 0; i < clauses.Length; i++)
        {
            if (!clauses[i].IsScoring || clauses[i].Query is not TermQuery term)
            {
                return false;
            }

            for (int j = 0; j < i; j++)
            {
                if (term.Equals(clauses[j].Query))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Query? Trivial(BooleanQuery query)
    {
        if (query.Clauses.Length == 0)
        {
            return new MatchNoDocsQuery("empty boolean query");
        }

        if (query.Clauses.Length > 1)
        {
            return null;
        }

        BooleanClause only = query.Clauses[0];
        return (only.Occur, query.MinimumShouldMatch) switch
        {
            (Occur.Should, 0 or 1) or (Occur.Must, 0) => only.Query,
            (Occur.Filter, 0) => new BoostQuery(new ConstantScoreQuery(only.Query), 0),
            (Occur.MustNot, 0) => new MatchNoDocsQuery("nothing but prohibitions"),
            _ => null,
        };
    }

    private static Query? RewriteClauses(BooleanQuery query, SearchContext context)
    {
        bool changed = false;
        List<BooleanClause> clauses = new(query.Clauses.Length);
        foreach (BooleanClause clause in query.Clauses)
        {
            Query rewritten = clause.Query.Rewrite(context);
            changed |= !ReferenceEquals(rewritten, clause.Query);
            clauses.Add(ReferenceEquals(rewritten, clause.Query) ? clause : clause with { Query = rewritten });
        }

        return changed ? new BooleanQuery(clauses, query.MinimumShouldMatch) : null;
    }

    private static Query? DropRepeatedFilters(BooleanQuery query)
    {
        HashSet<BooleanClause> seen = [];
        List<BooleanClause> kept = [.. query.Clauses.Where(clause => clause.IsScoring || seen.Add(clause))];
        return kept.Count < query.Clauses.Length ? new BooleanQuery(kept, query.MinimumShouldMatch) : null;
    }

    private static Query? Contradiction(BooleanQuery query)
    {
        HashSet<Query> required = [.. query.Clauses.Where(static clause => clause.IsRequired).Select(static clause => clause.Query)];
        bool contradicts = query.ClausesOf(Occur.MustNot).Any(prohibited => prohibited is MatchAllDocsQuery || required.Contains(prohibited));
        return contradicts ? new MatchNoDocsQuery("a required clause is prohibited") : null;
    }

    private static Query? DropRedundantFilters(BooleanQuery query)
    {
        HashSet<Query> musts = [.. query.ClausesOf(Occur.Must)];
        int filters = query.ClausesOf(Occur.Filter).Count();
        bool matchAllIsRedundant = filters > 1 || musts.Count > 0;
        List<BooleanClause> kept =
        [
            .. query.Clauses.Where(clause => clause.Occur != Occur.Filter
                || !(musts.Contains(clause.Query) || (matchAllIsRedundant && clause.Query is MatchAllDocsQuery))),
        ];
        return kept.Count < query.Clauses.Length ? new BooleanQuery(kept, query.MinimumShouldMatch) : null;
    }

    /// <summary>What is optional and a filter too is a must.</summary>
    private static Query? PromoteFilteredShoulds(BooleanQuery query)
    {
        HashSet<Query> both = [.. query.ClausesOf(Occur.Filter)];
        both.IntersectWith(query.ClausesOf(Occur.Should));
        if (both.Count == 0)
        {
            return null;
        }

        int minimum = query.MinimumShouldMatch;
        List<BooleanClause> clauses = [];
        foreach (BooleanClause clause in query.Clauses)
        {
            if (!both.Contains(clause.Query))
            {
                clauses.Add(clause);
            }
            else if (clause.Occur == Occur.Should)
            {
                clauses.Add(clause with { Occur = Occur.Must });
                minimum--;
            }
        }

        return new BooleanQuery(clauses, Math.Max(0, minimum));
    }

    /// <summary>Equal scoring clauses become one whose boost is the sum of theirs.</summary>
    private static Query? MergeRepeated(BooleanQuery query, Occur occur)
    {
        if (occur == Occur.Should && query.MinimumShouldMatch > 1)
        {
            return null;
        }

        List<Query> order = [];
        Dictionary<Query, double> boosts = [];
        int count = 0;
        foreach (Query clause in query.ClausesOf(occur))
        {
            double boost = 1;
            Query inner = clause;
            while (inner is BoostQuery boosted)
            {
                boost *= boosted.Boost;
                inner = boosted.Query;
            }

            if (!boosts.TryGetValue(inner, out double sum))
            {
                order.Add(inner);
            }

            boosts[inner] = sum + boost;
            count++;
        }

        if (order.Count == count)
        {
            return null;
        }

        IEnumerable<BooleanClause> merged = order.Select(inner =>
        {
            float boost = (float)boosts[inner];
            return new BooleanClause(boost == 1f ? inner : new BoostQuery(inner, boost), occur);
        });
        return new BooleanQuery(merged.Concat(query.Clauses.Where(clause => clause.Occur != occur)), query.MinimumShouldMatch);
    }

    /// <summary>"Everything" narrowed by filters scores a constant over the filters.</summary>
    private static Query? ConstantOverFilters(BooleanQuery query)
    {
        List<Query> musts = [.. query.ClausesOf(Occur.Must)];
        if (musts.Count != 1 || !query.ClausesOf(Occur.Filter).Any())
        {
            return null;
        }

        float boost = 1f;
        Query must = musts[0];
        if (must is BoostQuery boosted)
        {
            boost = boosted.Boost;
            must = boosted.Query;
        }

        if (must is not MatchAllDocsQuery)
        {
            return null;
        }

        Query constant = new ConstantScoreQuery(
            new BooleanQuery(query.Clauses.Where(static clause => clause.Occur is Occur.Filter or Occur.MustNot)));
        if (boost != 1f)
        {
            constant = new BoostQuery(constant, boost);
        }

        IEnumerable<BooleanClause> shoulds = query.Clauses.Where(static clause => clause.Occur == Occur.Should);
        return new BooleanQuery(shoulds.Prepend(new BooleanClause(constant, Occur.Must)), query.MinimumShouldMatch);
    }

    private static Query? InlineDisjunctions(BooleanQuery query)
    {
        if (query.MinimumShouldMatch > 1)
        {
            return null;
        }

        bool changed = false;
        List<BooleanClause> clauses = [];
        foreach (BooleanClause clause in query.Clauses)
        {
            if (clause.Occur == Occur.Should && clause.Query is BooleanQuery { IsPureDisjunction: true } inner)
            {
                clauses.AddRange(inner.Clauses);
                changed = true;
            }
            else
            {
                clauses.Add(clause);
            }
        }

        return changed && clauses.Count <= BooleanQuery.MaxClauses ? new BooleanQuery(clauses, query.MinimumShouldMatch) : null;
    }
}
