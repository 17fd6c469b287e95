using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Gives entities their ids. An entity keeps the id of the previous generation's entity with its label, else of one with a label that it had before an
/// alias, else of one that shares a full name among its forms; new ones are named after the label that the corpus gave them, with a number where that is taken.
/// </summary>
internal sealed class EntityIds
{
    private const int None = -1;
    private readonly Entity[] _previous;

    /// <summary>By kind, places in <see cref="_previous"/> by label.</summary>
    private readonly Dictionary<string, int>[] _byLabel;

    /// <summary>By place, whether the id has gone to somebody.</summary>
    private readonly bool[] _taken;

    /// <param name="previous">The previous generation.</param>
    public EntityIds(IReadOnlyList<Entity> previous)
    {
        _previous = [.. previous];
        _taken = new bool[_previous.Length];
        _byLabel = [.. Enum.GetValues<EntityKind>().Select(kind => new Dictionary<string, int>(_previous.Count(entity => entity.Kind == kind), StringComparer.Ordinal))];
        for (int i = 0; i < _previous.Length; i++)
        {
            Enter(_byLabel, _previous[i].Label, i);
        }
    }

    /// <param name="drafts">Entities that want an id, in order of precedence.</param>
    public void Assign(IReadOnlyList<EntityDraft> drafts)
    {
        var open = new List<EntityDraft>();
        foreach (EntityDraft draft in drafts)
        {
            if (!Take(draft, Find(_byLabel, draft.Kind, draft.Label)))
            {
                open.Add(draft);
            }
        }

        Dictionary<string, int>[] byForm = ByForm(open);
        List<EntityDraft> fresh = [.. open.Where(draft =>
            !Take(draft, Free(draft.OtherNames.Select(name => Find(_byLabel, draft.Kind, name))))
            && !Take(draft, Free(FullNames(draft).Order(StringComparer.Ordinal).Select(form => Find(byForm, draft.Kind, form)))))];
        if (fresh.Count > 0)
        {
            Name(fresh);
        }
    }

    /// <summary>New ids. One of the previous generation never passes to somebody else, even when its entity is gone.</summary>
    private void Name(List<EntityDraft> fresh)
    {
        var known = new HashSet<string>(_previous.Length, StringComparer.Ordinal);
        known.UnionWith(_previous.Select(entity => entity.Id));
        foreach (EntityDraft draft in fresh)
        {
            string stem = Prefix(draft.Kind) + NameKey.Slug(draft.OldLabel ?? draft.Label);
            string id = stem;
            for (int number = 2; !known.Add(id); number++)
            {
                id = $"{stem}-{number}";
            }

            draft.Id = id;
        }
    }

    private bool Take(EntityDraft draft, int place)
    {
        if (place == None || _taken[place])
        {
            return false;
        }

        _taken[place] = true;
        draft.Id = _previous[place].Id;
        return true;
    }

    private static int Find(Dictionary<string, int>[] byName, EntityKind kind, string name) => byName[(int)kind].GetValueOrDefault(name, None);

    /// <summary>The first of the places that nobody has.</summary>
    private int Free(IEnumerable<int> places)
    {
        foreach (int place in places)
        {
            if (place != None && !_taken[place])
            {
                return place;
            }
        }

        return None;
    }

    private static IEnumerable<string> FullNames(EntityDraft draft) =>
        draft.Forms.Select(form => form.Key).Append(draft.Label).Where(form => form.Contains(' ', StringComparison.Ordinal));

    /// <summary>Who had the full names of the drafts among its forms: of all others there are too many to look at.</summary>
    private Dictionary<string, int>[] ByForm(List<EntityDraft> open)
    {
        HashSet<string> wanted = open.SelectMany(FullNames).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, int>[] byForm = Array.ConvertAll(_byLabel, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        for (int i = 0; wanted.Count > 0 && i < _previous.Length; i++)
        {
            Entity entity = _previous[i];
            foreach (string form in entity.Kind == EntityKind.Person ? entity.Forms.Concat(entity.OtherNames) : entity.Forms)
            {
                if (wanted.Contains(form))
                {
                    Enter(byForm, form, i);
                }
            }
        }

        return byForm;
    }

    /// <summary>Of two entities of one name that of more articles counts.</summary>
    private void Enter(Dictionary<string, int>[] byName, string name, int place)
    {
        Entity entity = _previous[place];
        ref int entered = ref CollectionsMarshal.GetValueRefOrAddDefault(byName[(int)entity.Kind], name, out bool isKnown);
        Entity known = _previous[isKnown ? entered : place];
        if (!isKnown || entity.ArticleCount > known.ArticleCount || (entity.ArticleCount == known.ArticleCount && string.CompareOrdinal(entity.Id, known.Id) < 0))
        {
            entered = place;
        }
    }

    private static string Prefix(EntityKind kind) => kind switch
    {
        EntityKind.Person => "p-",
        EntityKind.Place => "l-",
        _ => "o-",
    };
}
