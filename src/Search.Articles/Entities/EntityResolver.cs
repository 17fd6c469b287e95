namespace Search.Articles.Entities;

/// <summary>
/// Resolves the mentions of a corpus into entities with stable ids. The result depends on the articles and the previous generation only, not on the
/// order of the articles.
/// </summary>
public sealed class EntityResolver : IEntityResolver
{
    /// <summary>Surface forms kept of an entity.</summary>
    private const int MostForms = 40;

    private const int HeadlineWeight = 3;
    private const int PlainWeight = 1000;

    /// <summary>An entity while it is put together.</summary>
    private sealed class Draft
    {
        public required EntityKind Kind { get; init; }
        public required string Label { get; set; }
        public int Articles { get; set; }
        public int LastArticle { get; set; } = -1;
        public string Id { get; set; } = "";
        public Dictionary<string, int> Forms { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Resolution Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<Entity> previous, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(previous);
        List<EntityUse> persons = new PersonResolver().Resolve(corpus, cancellation);
        List<EntityUse> places = PlaceResolver.Resolve(corpus, persons, cancellation);
        var drafts = new Dictionary<object, Draft>();
        var byArticle = new List<(Draft Draft, int Weight, int Order)>[corpus.Count];
        Gather(persons, EntityKind.Person, drafts, byArticle);
        Gather(places, EntityKind.Place, drafts, byArticle);
        foreach (Draft draft in drafts.Values)
        {
            draft.Label = Label(draft);
        }

        EntityIds.Assign(
            [.. drafts.Values.OrderByDescending(draft => draft.Articles).ThenBy(draft => draft.Label, StringComparer.Ordinal).ThenBy(draft => draft.Kind)
                .Select(draft => new EntityIds.Candidate(draft.Kind, draft.Label, draft.Forms.Keys, id => draft.Id = id))],
            previous);
        Entity[] entities = [.. drafts.Values
            .Select(draft => new Entity(draft.Id, draft.Kind, draft.Label, Forms(draft), draft.Articles))
            .OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        return new Resolution(entities, [.. byArticle.Select(Ids)]);
    }

    private static void Gather(List<EntityUse> uses, EntityKind kind, Dictionary<object, Draft> drafts, List<(Draft Draft, int Weight, int Order)>[] byArticle)
    {
        uses.Sort(static (a, b) => a.Article != b.Article ? a.Article.CompareTo(b.Article) : a.Order.CompareTo(b.Order));
        foreach (EntityUse use in uses)
        {
            if (!drafts.TryGetValue(use.Key, out Draft? draft))
            {
                drafts.Add(use.Key, draft = new Draft { Kind = kind, Label = use.Mention.Name });
            }

            Mention mention = use.Mention;
            draft.Forms[mention.Surface] = draft.Forms.GetValueOrDefault(mention.Surface) + mention.Count;
            List<(Draft Draft, int Weight, int Order)> list = byArticle[use.Article] ??= [];
            int weight = mention.Count + ((mention.Evidence & MentionEvidence.Headline) != 0 ? HeadlineWeight : 0);
            if (draft.LastArticle != use.Article)
            {
                draft.LastArticle = use.Article;
                draft.Articles++;
                list.Add((draft, weight, use.Order));
            }
            else
            {
                int at = list.FindIndex(entry => ReferenceEquals(entry.Draft, draft));
                list[at] = (draft, list[at].Weight + weight, list[at].Order);
            }

            // A name cut from an inflected form may be cut wrongly, so that it weighs least.
            int certainty = mention.Surface == mention.Name ? PlainWeight * mention.Count : 1;
            draft.Names[mention.Name] = draft.Names.GetValueOrDefault(mention.Name) + certainty;
        }
    }

    /// <summary>The most frequent full name, else the most frequent name; initials come last.</summary>
    private static string Label(Draft draft) => draft.Kind != EntityKind.Person
        ? draft.Label
        : draft.Names.OrderByDescending(name => name.Key.Contains(' ', StringComparison.Ordinal))
            .ThenBy(name => name.Key.Length > 1 && name.Key[1] == '.')
            .ThenByDescending(name => name.Value).ThenBy(name => name.Key.Length).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key;

    private static string[] Forms(Draft draft) =>
        [.. draft.Forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Key).Take(MostForms)];

    private static string[] Ids(List<(Draft Draft, int Weight, int Order)>? list) => list is null
        ? []
        : [.. list.OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.Order).ThenBy(entry => entry.Draft.Id, StringComparer.Ordinal).Select(entry => entry.Draft.Id)];
}
