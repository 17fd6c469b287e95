namespace Search.Articles.Entities;

/// <summary>
/// Gives entities their ids. An entity keeps the id of the previous generation's entity with its label, else of one with a label that it had before an
/// alias, else of one that shares a full name among its forms; new ones are named after the label that the corpus gave them, with a number where that is taken.
/// </summary>
internal static class EntityIds
{
    /// <summary>An entity that wants an id.</summary>
    internal sealed record Candidate(EntityKind Kind, string Label, string IdName, IReadOnlyCollection<string> Forms, IReadOnlyCollection<string> OtherNames, Action<string> Assign);

    /// <param name="candidates">In order of precedence.</param>
    /// <param name="previous">The previous generation.</param>
    public static void Assign(IReadOnlyList<Candidate> candidates, IReadOnlyList<Entity> previous)
    {
        var byLabel = new Dictionary<(EntityKind, string), Entity>();
        var byForm = new Dictionary<(EntityKind, string), Entity>();
        foreach (Entity entity in previous.OrderByDescending(entity => entity.ArticleCount).ThenBy(entity => entity.Id, StringComparer.Ordinal))
        {
            byLabel.TryAdd((entity.Kind, entity.Label), entity);
            foreach (string form in entity.Forms.Concat(entity.Kind == EntityKind.Person ? entity.OtherNames : []))
            {
                byForm.TryAdd((entity.Kind, form), entity);
            }
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<Candidate>();
        foreach (Candidate candidate in candidates)
        {
            if (byLabel.TryGetValue((candidate.Kind, candidate.Label), out Entity? same) && taken.Add(same.Id))
            {
                candidate.Assign(same.Id);
            }
            else
            {
                open.Add(candidate);
            }
        }

        var fresh = new List<Candidate>();
        foreach (Candidate candidate in open)
        {
            Entity? known = candidate.OtherNames.Select(name => byLabel.GetValueOrDefault((candidate.Kind, name))).FirstOrDefault(entity => entity is not null && !taken.Contains(entity.Id))
                ?? candidate.Forms.Append(candidate.Label).Where(form => form.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(form => byForm.GetValueOrDefault((candidate.Kind, form))).FirstOrDefault(entity => entity is not null && !taken.Contains(entity.Id));
            if (known is not null)
            {
                taken.Add(known.Id);
                candidate.Assign(known.Id);
            }
            else
            {
                fresh.Add(candidate);
            }
        }

        // An id of the previous generation never passes to somebody else, even when its entity is gone.
        taken.UnionWith(previous.Select(entity => entity.Id));
        foreach (Candidate candidate in fresh)
        {
            string stem = Prefix(candidate.Kind) + NameKey.Slug(candidate.IdName);
            string id = stem;
            for (int number = 2; !taken.Add(id); number++)
            {
                id = $"{stem}-{number}";
            }

            candidate.Assign(id);
        }
    }

    private static string Prefix(EntityKind kind) => kind switch
    {
        EntityKind.Person => "p-",
        EntityKind.Place => "l-",
        _ => "o-",
    };
}
