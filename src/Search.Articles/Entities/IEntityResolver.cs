using Search.Articles.Entities.Aliasing;

namespace Search.Articles.Entities;

/// <summary>Resolves the mentions of a whole corpus into entities.</summary>
public interface IEntityResolver
{
    /// <param name="corpus">Mentions, an item an article.</param>
    /// <param name="previous">Entities of the previous generation, whose ids stay where they fit, or empty.</param>
    /// <param name="aliases">The user's corrections, which win over everything.</param>
    /// <param name="cancellation">Stops the work.</param>
    Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation);
}
