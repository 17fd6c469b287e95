using Search.Archive.Registry;
using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;

namespace Search.Archive.Reindexing;

/// <summary>The second pass's view of a corpus: its registry and each article's people and places.</summary>
internal sealed class ResolvedCorpus
{
    private const int Gone = -1;
    private readonly Resolution _resolution;
    private readonly int[][] _named;

    /// <summary>By number of an entity before, its place now.</summary>
    private readonly int[] _now;

    /// <param name="naming">What mentions stand for.</param>
    /// <param name="resolution">What entities that made.</param>
    /// <param name="before">Ids of the entities that articles were written with, each with a number.</param>
    public ResolvedCorpus(Naming naming, Resolution resolution, IReadOnlyList<string> before)
    {
        Things = naming.Things;
        _named = naming.ByMention();
        _resolution = resolution;
        Registry = new EntityRegistry(resolution.Entities);
        EntityIds = [.. resolution.Entities.Select(entity => entity.Id)];
        _now = Match(before, EntityIds);
    }

    public EntityRegistry Registry { get; }

    /// <summary>What mentions stand for before corrections; <see cref="Named"/> gives their numbers.</summary>
    public NamedThings Things { get; }

    /// <summary>Ids of all entities; their places are what <see cref="Entities"/> gives.</summary>
    public string[] EntityIds { get; }

    /// <summary>All entities of an article, most prominent first.</summary>
    public int[] Entities(int article) => _resolution.Named[article];

    /// <summary>What each mention of an article stands for before corrections.</summary>
    public int[] Named(int article) => _named[article];

    /// <summary>Whether an article names what it was written with.</summary>
    /// <param name="article">Its place.</param>
    /// <param name="before">Numbers of the entities that it was written with.</param>
    public bool IsSame(int article, int[] before)
    {
        int[] now = _resolution.Named[article];
        bool same = now.Length == before.Length;
        for (int i = 0; same && i < now.Length; i++)
        {
            same = _now[before[i]] == now[i];
        }

        return same;
    }

    public string[] People(int article) => OfKind(article, EntityKind.Person);

    public string[] Places(int article) => OfKind(article, EntityKind.Place);

    /// <summary>Alias rules that found nothing to act on.</summary>
    public IReadOnlyList<AliasRule> UnusedAliases => _resolution.UnusedAliases;

    public int CountOf(EntityKind kind) => _resolution.Entities.Count(e => e.Kind == kind);

    /// <summary>Ids before and now are in ordinal order, and nearly the same: two fingers going along them find all.</summary>
    private static int[] Match(IReadOnlyList<string> before, string[] now)
    {
        int[] places = new int[before.Count];
        int next = 0;
        for (int i = 0; i < places.Length; i++)
        {
            int order = Gone;
            while (next < now.Length && (order = string.CompareOrdinal(now[next], before[i])) < 0)
            {
                next++;
            }

            places[i] = order == 0 && next < now.Length ? next : Gone;
        }

        return places;
    }

    private string[] OfKind(int article, EntityKind kind) =>
        [.. _resolution.Named[article].Select(entity => _resolution.Entities[entity]).Where(entity => entity.Kind == kind).Select(entity => entity.Id)];
}
