using Search.Articles.Entities.Aliasing;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>
/// Resolves the mentions of a corpus into entities with stable ids. The result depends on the articles and the previous generation only, not on the
/// order of the articles.
/// </summary>
public sealed class EntityResolver : IEntityResolver
{
    /// <summary>Resolves without corrections.</summary>
    /// <inheritdoc cref="IEntityResolver.Resolve"/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, CancellationToken cancellation) =>
        Resolve(corpus, previous, [], cancellation);

    /// <inheritdoc/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(aliases);
        var mentions = new CorpusMentions(corpus, cancellation);
        var keys = new EntityKeys();
        var places = new PlaceResolver(mentions);
        Task counting = Task.Run(() => places.Count(cancellation), CancellationToken.None);
        List<EntityUse> persons = new PersonResolver(mentions, keys, cancellation).Resolve(cancellation);
        counting.GetAwaiter().GetResult();
        List<EntityUse>[] uses = [persons, places.Resolve(persons, keys, cancellation)];
        EntityDrafts drafts = EntityDrafts.Draw(mentions, keys, uses, cancellation);
        AliasApplication? corrected = null;
        if (aliases.Count > 0)
        {
            corrected = new AliasApplication(mentions, keys, uses[0], uses[1], drafts.Ranked, aliases);
            uses = corrected.Left();
            drafts = EntityDrafts.Draw(mentions, keys, uses, cancellation);
            Correct(drafts, corrected);
        }

        EntityIds.Assign(drafts.Ranked, previous);
        Entity[] entities = [.. drafts.Ranked.Select(draft => draft.ToEntity()).OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        return new Resolution(entities, drafts.ByArticle(mentions, uses)) { UnusedAliases = corrected?.Unused ?? [] };
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
