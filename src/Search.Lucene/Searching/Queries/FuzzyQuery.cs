using System.Text;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Automata;

namespace Search.Lucene.Searching.Queries;

/// <summary>
/// Documents with a term within a few edits of the given one. The nearest terms are taken (nearer ones weigh more) and scored as
/// if all were as frequent as the most frequent of them. Source: Apache Lucene 8.8, FuzzyQuery and BlendedTermQuery.
/// </summary>
public sealed class FuzzyQuery : Query
{
    public const int MaxSupportedEdits = 2;
    public const int DefaultMaxExpansions = 50;

    private const int TermsPerBudgetCheck = 64;

    /// <param name="term">The term.</param>
    /// <param name="maxEdits">Insertions, deletions, substitutions (and transpositions) allowed, at most 2.</param>
    /// <param name="prefixLength">Code points at the beginning that must be equal.</param>
    /// <param name="maxExpansions">Terms taken at most.</param>
    /// <param name="transpositions">Whether swapping two neighbours is one edit.</param>
    public FuzzyQuery(
        Term term,
        int maxEdits = MaxSupportedEdits,
        int prefixLength = 0,
        int maxExpansions = DefaultMaxExpansions,
        bool transpositions = true)
    {
        ArgumentNullException.ThrowIfNull(term);
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, MaxSupportedEdits);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxExpansions, 1);
        Term = term;
        MaxEdits = maxEdits;
        PrefixLength = prefixLength;
        MaxExpansions = maxExpansions;
        Transpositions = transpositions;
    }

    public Term Term { get; }

    public int MaxEdits { get; }

    public int PrefixLength { get; }

    public int MaxExpansions { get; }

    public bool Transpositions { get; }

    public override Query Rewrite(SearchContext context)
    {
        List<Expansion> expansions = Expand(context);
        if (expansions.Count == 0)
        {
            return new MatchNoDocsQuery("no term is near enough");
        }

        long docFreq = expansions.Max(static expansion => expansion.States.DocFreq);
        long totalTermFreq = expansions.Sum(static expansion => expansion.States.TotalTermFreq);
        return new BooleanQuery(expansions.OrderBy(static expansion => expansion.Term).Select(expansion =>
        {
            Query query = new TermQuery(expansion.Term, expansion.States.WithStatistics(docFreq, totalTermFreq));
            float boost = Math.Max(0f, expansion.Boost);
            return new BooleanClause(boost == 1f ? query : new BoostQuery(query, boost), Occur.Should);
        }));
    }

    public override Weight CreateWeight(SearchContext context, bool needsScores, float boost)
        => throw new InvalidOperationException("A fuzzy query is rewritten before it runs.");

    public override string ToString(string defaultField)
    {
        string text = $"{Term.Text}~{MaxEdits}";
        return string.Equals(Term.Field, defaultField, StringComparison.Ordinal) ? text : $"{Term.Field}:{text}";
    }

    public override bool Equals(object? obj)
        => obj is FuzzyQuery other
            && Term.Equals(other.Term)
            && (MaxEdits, PrefixLength, MaxExpansions, Transpositions)
                == (other.MaxEdits, other.PrefixLength, other.MaxExpansions, other.Transpositions);

    public override int GetHashCode()
        => HashCode.Combine(typeof(FuzzyQuery), Term, MaxEdits, PrefixLength, MaxExpansions, Transpositions);

    /// <summary>The terms nearest to the wanted one over all segments: greatest boost first, equal ones in their order.</summary>
    private List<Expansion> Expand(SearchContext context)
    {
        int[] word = CodePoints();
        int limit = Math.Min(MaxExpansions, BooleanQuery.MaxClauses);
        SortedSet<Expansion> kept = new(Comparer<Expansion>.Create(static (left, right) =>
        {
            int byBoost = right.Boost.CompareTo(left.Boost);
            return byBoost != 0 ? byBoost : left.Term.CompareTo(right.Term);
        }));
        Dictionary<Term, Expansion> known = [];
        int seen = 0;
        foreach (LeafContext leaf in context.Reader.Leaves)
        {
            context.Budget.Check();
            if (leaf.Reader.Terms(Term.Field) is not { } terms)
            {
                continue;
            }

            MatchedTerms matched = Open(terms.GetEnumerator(), word, context.Budget);
            while (matched.MoveNext())
            {
                if (++seen % TermsPerBudgetCheck == 0)
                {
                    context.Budget.Check();
                }

                TermsEnum cursor = matched.Cursor;
                Term term = new(Term.Field, cursor.Term);
                if (!known.TryGetValue(term, out Expansion? expansion))
                {
                    expansion = new Expansion(term, Boost(term, matched.Edits, word.Length), new TermStates(context.Reader.Leaves.Count));
                    known.Add(term, expansion);
                    kept.Add(expansion);
                    if (kept.Count > limit)
                    {
                        Expansion worst = kept.Max!;
                        kept.Remove(worst);
                        known.Remove(worst.Term);
                        if (ReferenceEquals(worst, expansion))
                        {
                            continue;
                        }
                    }
                }

                expansion.States.Add(leaf.Ordinal, cursor.GetState(), cursor.DocFreq, cursor.TotalTermFreq);
            }
        }

        return [.. kept];
    }

    /// <summary>The terms of one dictionary that are near enough.</summary>
    internal MatchedTerms Open(TermsEnum cursor, SearchBudget budget) => Open(cursor, CodePoints(), budget);

    /// <summary>Nearness of a term: 1 for the very term, less by each edit as a share of the shorter length.</summary>
    internal float Nearness(Term term, int edits) => Boost(term, edits, CodePoints().Length);

    private int[] CodePoints() => [.. Term.Text.EnumerateRunes().Select(static rune => rune.Value)];

    private MatchedTerms Open(TermsEnum cursor, int[] word, SearchBudget budget)
    {
        if (MaxEdits == 0 || PrefixLength >= Term.Text.Length)
        {
            byte[] exact = Term.Bytes.ToArray();
            return new RangeTerms(cursor, exact, true, exact, true);
        }

        int prefixLength = Math.Min(PrefixLength, word.Length);
        string prefix = string.Concat(word.Take(prefixLength).Select(static value => new Rune(value).ToString()));
        int[] rest = word[prefixLength..];
        return new AutomatonTerms(
            cursor,
            Encoding.UTF8.GetBytes(prefix),
            () => new LazyDfa(new LevenshteinNfa(rest, MaxEdits, Transpositions)),
            budget);
    }

    private static float Boost(Term term, int edits, int wordLength)
    {
        if (edits == 0)
        {
            return 1f;
        }

        int length = Math.Min(term.Text.EnumerateRunes().Count(), wordLength);
        return 1f - ((float)edits / length);
    }

    private sealed record Expansion(Term Term, float Boost, TermStates States);
}
