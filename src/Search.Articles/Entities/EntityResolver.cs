using Search.Articles.Entities.Aliasing;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>
/// Resolves the mentions of a corpus into entities with stable ids. The result depends on the articles and the previous generation only, not on the
/// order of the articles.
/// </summary>
public sealed class EntityResolver : IEntityResolver
{
    /// <summary>Resolves mentions that no table numbers yet, without corrections.</summary>
    /// <inheritdoc cref="IEntityResolver.Resolve"/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, CancellationToken cancellation) => Resolve(corpus, previous, [], cancellation);

    /// <summary>Resolves mentions that no table numbers yet.</summary>
    /// <inheritdoc cref="IEntityResolver.Resolve"/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation) =>
        Resolve(CorpusMentions.Of(corpus), previous, aliases, cancellation);

    /// <inheritdoc/>
    public Resolution Resolve(CorpusMentions corpus, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(aliases);
        var keys = new EntityKeys();
        var places = new PlaceResolver(corpus);
        Task counting = Task.Run(() => places.Count(cancellation), CancellationToken.None);
        Task<EntityIds> ids = Task.Run(() => new EntityIds(previous), CancellationToken.None);
        List<EntityUse> persons = new PersonResolver(corpus, keys, cancellation).Resolve(cancellation);
        counting.GetAwaiter().GetResult();
        List<EntityUse>[] uses = [persons, places.Resolve(persons, keys, cancellation)];
        EntityDrafts drafts = EntityDrafts.Draw(corpus, keys, uses, stay: null, cancellation);
        AliasApplication? corrected = null;
        if (aliases.Count > 0)
        {
            corrected = new AliasApplication(corpus, keys, uses[0], uses[1], drafts.Ranked, aliases);
            uses = corrected.Left();
            EntityDrafts before = drafts;
            drafts = EntityDrafts.Draw(corpus, keys, uses, key => corrected.Changed.Contains(key) ? null : before.Of(key), cancellation);
            Correct(drafts, corrected);
        }

        ids.GetAwaiter().GetResult().Assign(drafts.Ranked);
        Entity[] entities = drafts.ToEntities(cancellation);
        return new Resolution(entities, drafts.ByArticle(corpus, uses)) { UnusedAliases = corrected?.Unused ?? [] };
    }

    private static void Correct(EntityDrafts drafts, AliasApplication corrected)
    {
        foreach (EntityDraft draft in drafts.Ranked)
        {
            draft.Label = corrected.FixedLabels.GetValueOrDefault(draft.Key, draft.Label);
            draft.OldLabel = corrected.OldLabels.GetValueOrDefault(draft.Key);
            draft.OtherNames.UnionWith(corrected.OtherNames.GetValueOrDefault(draft.Key, []));
        }

        drafts.Rank();
    }
}
