using Search.Articles.Entities.Aliasing;

namespace Search.Articles.Entities;

/// <summary>The second pass's result: the registry of entities and, per article, who and where it names.</summary>
/// <param name="Entities">All entities, ordered by id.</param>
/// <param name="ByArticle">Entity ids of each article, parallel to the mentions given; most prominent first, no repeats.</param>
public sealed record Resolution(IReadOnlyList<Entity> Entities, IReadOnlyList<IReadOnlyList<string>> ByArticle)
{
    /// <summary>Alias rules that found nothing to act on.</summary>
    public IReadOnlyList<AliasRule> UnusedAliases { get; init; } = [];
}
