using Search.Lucene.Searching.Queries;

namespace Search.Lucene.Searching.Proximity;

/// <summary>
/// Makes sources of intervals. What stands near each other is <c>MaxGaps(n, Unordered(a, b))</c>: a and b in any order with at most
/// n other words between them.
/// </summary>
public static class Intervals
{
    /// <summary>Every occurrence of a word as it is in the index.</summary>
    public static IntervalSource Word(string word) => new WordSource(word);

    /// <summary>Words that follow each other.</summary>
    public static IntervalSource Phrase(params IEnumerable<string> words) => Phrase(words.Select(Word));

    /// <summary>Sources that follow each other without a gap.</summary>
    public static IntervalSource Phrase(params IEnumerable<IntervalSource> parts)
    {
        IntervalSource[] all = NotEmpty(parts);
        return all.Length == 1 ? all[0] : Or(Combinations(all, static block => new BlockSource(Flat<BlockSource>(block))));
    }

    /// <summary>Any of the sources.</summary>
    public static IntervalSource Or(params IEnumerable<IntervalSource> parts)
    {
        IntervalSource[] all = [.. NotEmpty(parts).SelectMany(static part => part is AlternativesSource ? part.Alternatives : [part]).Distinct()];
        return all.Length == 1 ? all[0] : new AlternativesSource(all);
    }

    /// <summary>All of the sources, in their order.</summary>
    public static IntervalSource Ordered(params IEnumerable<IntervalSource> parts)
    {
        IntervalSource[] all = NotEmpty(parts);
        if (all.Length == 1)
        {
            return all[0];
        }

        List<(IntervalSource Part, int Times)> runs = [];
        foreach (IntervalSource part in Flat<OrderedSource>(all))
        {
            if (runs.Count > 0 && runs[^1].Part.Equals(part))
            {
                runs[^1] = (part, runs[^1].Times + 1);
            }
            else
            {
                runs.Add((part, 1));
            }
        }

        IntervalSource[] distinct = [.. runs.Select(static run => Repeated(run.Part, run.Times))];
        return distinct.Length == 1 ? distinct[0] : new OrderedSource(distinct);
    }

    /// <summary>All of the sources, in any order; one that is listed n times has to occur n times.</summary>
    public static IntervalSource Unordered(params IEnumerable<IntervalSource> parts)
    {
        IntervalSource[] all = NotEmpty(parts);
        IntervalSource[] distinct =
        [
            .. Flat<UnorderedSource>(all).GroupBy(static part => part)
                .Select(static same => Repeated(same.Key, same.Count())),
        ];
        return distinct.Length == 1 ? distinct[0] : new UnorderedSource(distinct);
    }

    /// <summary>The intervals with at most that many positions that belong to none of their parts.</summary>
    public static IntervalSource MaxGaps(int gaps, IntervalSource part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gaps);
        return Or(part.Alternatives.Select(one => new LimitedSource(one, IntervalLimit.Gaps, gaps)));
    }

    /// <summary>The intervals that span at most that many positions.</summary>
    public static IntervalSource MaxWidth(int width, IntervalSource part)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new LimitedSource(part, IntervalLimit.Width, width);
    }

    /// <summary>
    /// Every choice of one alternative of each part. Alternatives must be told apart before a limit is applied: the shortest interval
    /// of all need not be the one within the limit. Words stay together, as all are of one length.
    /// </summary>
    /// <exception cref="TooManyClausesException">There are more choices than a query may have clauses.</exception>
    internal static IReadOnlyList<IntervalSource> Combinations(
        IReadOnlyList<IntervalSource> parts,
        Func<IReadOnlyList<IntervalSource>, IntervalSource> join)
    {
        List<IntervalSource[]> choices = [[]];
        foreach (IReadOnlyList<IntervalSource> split in parts.Select(Split))
        {
            if ((long)choices.Count * split.Count > BooleanQuery.MaxClauses)
            {
                throw new TooManyClausesException(BooleanQuery.MaxClauses);
            }

            choices = [.. choices.SelectMany(_ => split, static (chosen, next) => (IntervalSource[])[.. chosen, next])];
        }

        return [.. choices.Select(join)];
    }

    /// <summary>The alternatives of a source, those of one word joined to one.</summary>
    internal static IReadOnlyList<IntervalSource> Split(IntervalSource source)
    {
        ILookup<bool, IntervalSource> byLength = source.Alternatives.ToLookup(static one => one.MinExtent == 1);
        return byLength[true].Any() ? [Or(byLength[true]), .. byLength[false]] : [.. byLength[false]];
    }

    private static IntervalSource Repeated(IntervalSource part, int times) => times == 1 ? part : new RepeatedSource(part, times);

    private static IntervalSource[] Flat<T>(IEnumerable<IntervalSource> parts)
        where T : JoinedSource
        => [.. parts.SelectMany(static part => part is T same ? same.Parts : [part])];

    private static IntervalSource[] NotEmpty(IEnumerable<IntervalSource> parts)
    {
        IntervalSource[] all = [.. parts];
        return all.Length switch
        {
            0 => throw new ArgumentException("Intervals are made of one source at least.", nameof(parts)),
            > BooleanQuery.MaxClauses => throw new TooManyClausesException(BooleanQuery.MaxClauses),
            _ => all,
        };
    }
}
