using Search.Articles.Entities.Aliasing;

namespace Search.Articles.Entities;

/// <summary>The second pass's result: the registry of entities and, per article, who and where it names.</summary>
/// <param name="Entities">All entities, ordered by id.</param>
/// <param name="Named">By article, places in <paramref name="Entities"/>; most prominent first, no repeats.</param>
public sealed record Resolution(IReadOnlyList<Entity> Entities, IReadOnlyList<int[]> Named)
{
    /// <summary>Alias rules that found nothing to act on.</summary>
    public IReadOnlyList<AliasRule> UnusedAliases { get; init; } = [];

    /// <summary>Entity ids of each article, most prominent first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ByArticle => [.. Named.Select(named => Array.ConvertAll(named, entity => Entities[entity].Id))];
}
