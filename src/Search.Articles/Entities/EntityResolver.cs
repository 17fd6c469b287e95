using System.Runtime.InteropServices;
using Search.Articles.Entities.Aliasing;

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

    /// <summary>So many forms on s, and none without, make the s part of the name.</summary>
    private const int LeastUncut = 2;

    /// <summary>An entity while it is put together.</summary>
    private sealed class Draft
    {
        public required EntityKind Kind { get; init; }
        public required string Label { get; set; }
        public int Articles { get; set; }
        public int LastArticle { get; set; } = -1;
        public string Id { get; set; } = "";

        /// <summary>Of a place: its name in the gazetteer where an alias has given it another label.</summary>
        public string? GazetteerName { get; set; }

        /// <summary>The label before an alias renamed it.</summary>
        public string? OldLabel { get; set; }

        public SortedSet<string> OtherNames { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, int> Forms { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);
    }

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
        List<EntityUse> persons = new PersonResolver().Resolve(corpus, cancellation);
        List<EntityUse> places = PlaceResolver.Resolve(corpus, persons, cancellation);
        var byArticle = new List<(Draft Draft, int Weight, int Order)>[corpus.Count];
        Dictionary<object, Draft> drafts = Draw(persons, places, byArticle);
        AliasApplication? corrected = null;
        if (aliases.Count > 0)
        {
            corrected = new AliasApplication(corpus, persons, places, [.. Ranked(drafts).Select(entry => KeyValuePair.Create(entry.Key, (entry.Value.Kind, entry.Value.Label)))]);
            corrected.Apply(aliases);
            Array.Clear(byArticle);
            drafts = Draw(corrected.Uses(EntityKind.Person), corrected.Uses(EntityKind.Place), byArticle);
            Correct(drafts, corrected);
        }

        EntityIds.Assign([.. Ranked(drafts).Select(entry => ToCandidate(entry.Value))], previous);
        Entity[] entities = [.. drafts.Values.Select(ToEntity).OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        return new Resolution(entities, [.. byArticle.Select(Ids)]) { UnusedAliases = corrected?.Unused ?? [] };
    }

    private static Dictionary<object, Draft> Draw(List<EntityUse> persons, List<EntityUse> places, List<(Draft Draft, int Weight, int Order)>[] byArticle)
    {
        var drafts = new Dictionary<object, Draft>();
        Gather(persons, EntityKind.Person, drafts, byArticle);
        Gather(places, EntityKind.Place, drafts, byArticle);
        foreach ((object key, Draft draft) in drafts)
        {
            draft.Label = Label(key, draft);
        }

        return drafts;
    }

    private static IEnumerable<KeyValuePair<object, Draft>> Ranked(Dictionary<object, Draft> drafts) => drafts
        .OrderByDescending(entry => entry.Value.Articles).ThenBy(entry => entry.Value.Label, StringComparer.Ordinal).ThenBy(entry => entry.Value.Kind);

    private static void Correct(Dictionary<object, Draft> drafts, AliasApplication corrected)
    {
        foreach ((object key, Draft draft) in drafts)
        {
            draft.GazetteerName = key as string ?? draft.GazetteerName;
            draft.Label = corrected.FixedLabels.GetValueOrDefault(key, draft.Label);
            draft.OldLabel = corrected.OldLabels.GetValueOrDefault(key);
            draft.OtherNames.UnionWith(corrected.OtherNames.GetValueOrDefault(key, []));
        }
    }

    private static EntityIds.Candidate ToCandidate(Draft draft) => new(draft.Kind, draft.Label, draft.OldLabel ?? draft.Label, draft.Forms.Keys, [.. draft.OtherNames], id => draft.Id = id);

    private static Entity ToEntity(Draft draft)
    {
        KeyValuePair<string, int>[] forms = [.. draft.Forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).Take(MostForms)];
        var entity = new Entity(draft.Id, draft.Kind, draft.Label, [.. forms.Select(form => form.Key)], draft.Articles)
        {
            FormCounts = [.. forms.Select(form => form.Value)],
            OtherNames = [.. draft.OtherNames.Where(name => name != draft.Label)],
        };
        if (draft.Kind != EntityKind.Place)
        {
            return entity;
        }

        string name = draft.GazetteerName ?? draft.Label;
        return PlaceNames.Locate(entity with { OtherNames = [.. entity.OtherNames.Union(PlaceNames.OtherNames(name).Where(other => other != draft.Label)).Take(MostForms)] }, name);
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
            CollectionsMarshal.GetValueRefOrAddDefault(draft.Forms, mention.Surface, out _) += mention.Count;
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
            CollectionsMarshal.GetValueRefOrAddDefault(draft.Names, mention.Name, out _) += certainty;
        }
    }

    /// <summary>A place's key; of a person the most frequent full name, else the most frequent name; initials come last.</summary>
    private static string Label(object key, Draft draft) => draft.Kind != EntityKind.Person
        ? key as string ?? (key as AliasTarget)?.Label ?? draft.Label
        : Uncut(draft) ?? draft.Names.OrderByDescending(name => name.Key.Contains(' ', StringComparison.Ordinal))
            .ThenBy(name => name.Key.Length > 1 && name.Key[1] == '.')
            .ThenByDescending(name => name.Value).ThenBy(name => name.Key.Length).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key;

    /// <summary>
    /// The name with its s where nothing but forms on s stand, more than once: Wiebke Carstens, not the genitive of a Wiebke Carsten. Null else.
    /// </summary>
    private static string? Uncut(Draft draft)
    {
        bool plain = draft.Names.Values.Any(weight => weight >= PlainWeight);
        if (plain || draft.Forms.Values.Sum() < LeastUncut || !draft.Forms.Keys.All(form => form.EndsWith('s')))
        {
            return null;
        }

        return draft.Forms.Keys.Where(form => form.Contains(' ', StringComparison.Ordinal) && draft.Names.ContainsKey(form[..^1]))
            .OrderByDescending(form => draft.Forms[form]).ThenBy(form => form, StringComparer.Ordinal).FirstOrDefault();
    }

    private static string[] Ids(List<(Draft Draft, int Weight, int Order)>? list) => list is null
        ? []
        : [.. list.OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.Order).ThenBy(entry => entry.Draft.Id, StringComparer.Ordinal).Select(entry => entry.Draft.Id)];
}
