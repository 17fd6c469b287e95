using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Gives entities their ids. An entity keeps the id of the previous generation's entity with its label, else of one with a label that it had before an
/// alias, else of one that shares a full name among its forms; new ones are named after the label that the corpus gave them, with a number where that is taken.
/// </summary>
internal static class EntityIds
{
    /// <param name="drafts">Entities that want an id, in order of precedence.</param>
    /// <param name="previous">The previous generation.</param>
    public static void Assign(IReadOnlyList<EntityDraft> drafts, IReadOnlyList<Entity> previous)
    {
        var byLabel = new Dictionary<(EntityKind, string), Entity>(previous.Count);
        foreach (Entity entity in previous)
        {
            Enter(byLabel, entity.Label, entity);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<EntityDraft>();
        foreach (EntityDraft draft in drafts)
        {
            if (byLabel.TryGetValue((draft.Kind, draft.Label), out Entity? same) && taken.Add(same.Id))
            {
                draft.Id = same.Id;
            }
            else
            {
                open.Add(draft);
            }
        }

        Dictionary<(EntityKind, string), Entity> byForm = ByForm(previous, open);
        var fresh = new List<EntityDraft>();
        foreach (EntityDraft draft in open)
        {
            Entity? known = draft.OtherNames.Select(name => byLabel.GetValueOrDefault((draft.Kind, name))).FirstOrDefault(entity => entity is not null && !taken.Contains(entity.Id))
                ?? FullNames(draft).Order(StringComparer.Ordinal).Select(form => byForm.GetValueOrDefault((draft.Kind, form))).FirstOrDefault(entity => entity is not null && !taken.Contains(entity.Id));
            if (known is not null)
            {
                taken.Add(known.Id);
                draft.Id = known.Id;
            }
            else
            {
                fresh.Add(draft);
            }
        }

        // An id of the previous generation never passes to somebody else, even when its entity is gone.
        taken.UnionWith(previous.Select(entity => entity.Id));
        foreach (EntityDraft draft in fresh)
        {
            string stem = Prefix(draft.Kind) + NameKey.Slug(draft.OldLabel ?? draft.Label);
            string id = stem;
            for (int number = 2; !taken.Add(id); number++)
            {
                id = $"{stem}-{number}";
            }

            draft.Id = id;
        }
    }

    private static IEnumerable<string> FullNames(EntityDraft draft) =>
        draft.Forms.Select(form => form.Key).Append(draft.Label).Where(form => form.Contains(' ', StringComparison.Ordinal));

    /// <summary>Who had the full names of the drafts among its forms: of all others there are too many to look at.</summary>
    private static Dictionary<(EntityKind, string), Entity> ByForm(IReadOnlyList<Entity> previous, List<EntityDraft> open)
    {
        HashSet<string> wanted = open.SelectMany(FullNames).ToHashSet(StringComparer.Ordinal);
        var byForm = new Dictionary<(EntityKind, string), Entity>();
        foreach (Entity entity in wanted.Count > 0 ? previous : [])
        {
            foreach (string form in entity.Kind == EntityKind.Person ? entity.Forms.Concat(entity.OtherNames) : entity.Forms)
            {
                if (wanted.Contains(form))
                {
                    Enter(byForm, form, entity);
                }
            }
        }

        return byForm;
    }

    /// <summary>Of two entities of one name that of more articles counts.</summary>
    private static void Enter(Dictionary<(EntityKind, string), Entity> byName, string name, Entity entity)
    {
        ref Entity? known = ref CollectionsMarshal.GetValueRefOrAddDefault(byName, (entity.Kind, name), out _);
        if (known is null || entity.ArticleCount > known.ArticleCount || (entity.ArticleCount == known.ArticleCount && string.CompareOrdinal(entity.Id, known.Id) < 0))
        {
            known = entity;
        }
    }

    private static string Prefix(EntityKind kind) => kind switch
    {
        EntityKind.Person => "p-",
        EntityKind.Place => "l-",
        _ => "o-",
    };
}
