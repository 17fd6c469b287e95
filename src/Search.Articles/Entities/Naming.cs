using System.Runtime.InteropServices;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>
/// What the mentions of a corpus stand for, before the user's corrections: the first half of resolving. It depends on the articles alone, so that it can be kept
/// and need not be found again when only corrections have changed.
/// </summary>
public sealed class Naming
{
    private const int None = -1;
    private readonly CorpusMentions _corpus;

    internal Naming(CorpusMentions corpus, NamedThings things, List<EntityUse> persons, List<EntityUse> places) =>
        (_corpus, Things, Persons, Places) = (corpus, things, persons, places);

    /// <summary>What is named, by number.</summary>
    public NamedThings Things { get; }

    /// <summary>In the order of the articles and of their mentions.</summary>
    internal List<EntityUse> Persons { get; }

    /// <summary>In the order of the articles and of their mentions.</summary>
    internal List<EntityUse> Places { get; }

    /// <summary>By article, parallel to its mentions: the number of what it stands for, -1 where that is nothing.</summary>
    public int[][] ByMention()
    {
        int[][] named = new int[_corpus.Count][];
        for (int article = 0; article < named.Length; article++)
        {
            int mentions = _corpus.Of(article).Length;
            named[article] = mentions == 0 ? [] : new int[mentions];
            Array.Fill(named[article], None);
        }

        foreach (List<EntityUse> uses in (List<EntityUse>[])[Persons, Places])
        {
            foreach (EntityUse use in CollectionsMarshal.AsSpan(uses))
            {
                named[use.Article][use.Order] = use.Key;
            }
        }

        return named;
    }

    /// <summary>What was kept of the naming of these articles, each of which still has the mentions that it had then.</summary>
    /// <param name="corpus">The articles.</param>
    /// <param name="things">What is named; more may become known of it.</param>
    /// <param name="named">Parallel to the articles, what <see cref="ByMention"/> gave for each.</param>
    public static Naming Of(CorpusMentions corpus, NamedThings things, IReadOnlyList<int[]> named)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(things);
        ArgumentNullException.ThrowIfNull(named);
        int all = named.Sum(some => some.Length);
        var persons = new List<EntityUse>(all);
        var places = new List<EntityUse>(all);
        for (int article = 0; article < corpus.Count; article++)
        {
            ReadOnlySpan<int> mentions = corpus.Of(article);
            int[] keys = named[article];
            for (int order = 0; order < keys.Length; order++)
            {
                if (keys[order] != None)
                {
                    (things.KindOf(keys[order]) == EntityKind.Person ? persons : places).Add(new EntityUse(article, keys[order], mentions[order], order));
                }
            }
        }

        return new Naming(corpus, things, persons, places);
    }
}
