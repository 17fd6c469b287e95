using Search.Articles.Entities.Aliasing;

namespace Search.Articles.Entities;

/// <summary>Resolves the mentions of a whole corpus into entities.</summary>
public interface IEntityResolver
{
    /// <summary>Finds what each mention stands for.</summary>
    /// <param name="corpus">The articles' mentions.</param>
    /// <param name="cancellation">Stops the work.</param>
    Naming Name(CorpusMentions corpus, CancellationToken cancellation);

    /// <summary>Makes entities of what is named.</summary>
    /// <param name="corpus">The articles' mentions.</param>
    /// <param name="naming">What they stand for.</param>
    /// <param name="previous">Entities of the previous generation, whose ids stay where they fit, or empty.</param>
    /// <param name="aliases">The user's corrections, which win over everything.</param>
    /// <param name="cancellation">Stops the work.</param>
    Resolution Resolve(CorpusMentions corpus, Naming naming, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation);
}
