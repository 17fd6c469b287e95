using Search.Articles.Entities.Aliasing;
using Search.Articles.Entities.Resolving;

namespace Search.Articles.Entities;

/// <summary>
/// Resolves the mentions of a corpus into entities with stable ids. The result depends on the articles and the previous generation only, not on the
/// order of the articles.
/// </summary>
public sealed class EntityResolver : IEntityResolver
{
    /// <summary>Names and resolves mentions that no table numbers yet, without corrections.</summary>
    /// <inheritdoc cref="IEntityResolver.Resolve"/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, CancellationToken cancellation) => Resolve(corpus, previous, [], cancellation);

    /// <summary>Names and resolves mentions that no table numbers yet.</summary>
    /// <inheritdoc cref="IEntityResolver.Resolve"/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation)
    {
        var numbered = CorpusMentions.Of(corpus);
        return Resolve(numbered, Name(numbered, cancellation), previous, aliases, cancellation);
    }

    /// <inheritdoc/>
    public Naming Name(CorpusMentions corpus, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var things = new NamedThings();
        var places = new PlaceResolver(corpus);
        Task counting = Task.Run(() => places.Count(cancellation), CancellationToken.None);
        List<EntityUse> persons = new PersonResolver(corpus, things, cancellation).Resolve(cancellation);
        counting.GetAwaiter().GetResult();
        return new Naming(corpus, things, persons, places.Resolve(persons, things, cancellation));
    }

    /// <inheritdoc/>
    public Resolution Resolve(CorpusMentions corpus, Naming naming, IReadOnlyList<Entity> previous, IReadOnlyList<AliasRule> aliases, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(naming);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(aliases);
        Task<EntityIds> ids = Task.Run(() => new EntityIds(previous), CancellationToken.None);
        List<EntityUse>[] uses = [naming.Persons, naming.Places];
        EntityDrafts drafts = EntityDrafts.Draw(corpus, naming.Things, uses, stay: null, cancellation);
        drafts.Rank();
        AliasApplication? corrected = null;
        if (aliases.Count > 0)
        {
            NamedThings things = naming.Things.WithAliases();
            corrected = new AliasApplication(corpus, things, naming, drafts.Ranked, aliases);
            uses = corrected.Left();
            EntityDrafts before = drafts;
            drafts = EntityDrafts.Draw(corpus, things, uses, key => corrected.Changed.Contains(key) ? null : before.Of(key), cancellation);
            Correct(drafts, corrected);
            drafts.Rank();
        }

        ids.GetAwaiter().GetResult().Assign(drafts.Ranked);
        drafts.Place();
        Task<int[][]> named = Task.Run(() => drafts.ByArticle(corpus, uses), CancellationToken.None);
        Entity[] entities = drafts.ToEntities(cancellation);
        return new Resolution(entities, named.GetAwaiter().GetResult()) { UnusedAliases = corrected?.Unused ?? [] };
    }

    private static void Correct(EntityDrafts drafts, AliasApplication corrected)
    {
        foreach (EntityDraft draft in drafts.Ranked)
        {
            draft.Label = corrected.FixedLabels.GetValueOrDefault(draft.Key, draft.Label);
            draft.OldLabel = corrected.OldLabels.GetValueOrDefault(draft.Key);
            if (corrected.OtherNames.TryGetValue(draft.Key, out SortedSet<string>? names))
            {
                draft.AddOtherNames(names);
            }
        }
    }
}
