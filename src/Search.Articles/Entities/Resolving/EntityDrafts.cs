namespace Search.Articles.Entities.Resolving;

/// <summary>All entities that a corpus names, drawn from their uses.</summary>
internal sealed class EntityDrafts
{
    private const int None = -1;
    private const int HeadlineWeight = 3;
    private readonly EntityDraft?[] _drafts;

    private EntityDrafts(EntityDraft?[] drafts)
    {
        _drafts = drafts;
        Ranked = [.. drafts.OfType<EntityDraft>()];
        Rank();
    }

    /// <summary>Those that most articles name first.</summary>
    public EntityDraft[] Ranked { get; }

    /// <summary>Ranks them again after labels have changed.</summary>
    public void Rank() => Array.Sort(Ranked, static (a, b) =>
        a.Articles != b.Articles ? b.Articles.CompareTo(a.Articles) : string.CompareOrdinal(a.Label, b.Label) is not 0 and int byLabel ? byLabel
            : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.Key.CompareTo(b.Key));

    /// <param name="corpus">The mentions.</param>
    /// <param name="keys">What is known of the entities beforehand.</param>
    /// <param name="uses">Uses in the order of the articles.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static EntityDrafts Draw(CorpusMentions corpus, EntityKeys keys, List<EntityUse>[] uses, CancellationToken cancellation)
    {
        int[] ends = new int[keys.Count];
        int[] articles = new int[keys.Count];
        foreach (List<EntityUse> some in uses)
        {
            int[] last = new int[keys.Count];
            Array.Fill(last, None);
            foreach (EntityUse use in some)
            {
                ends[use.Key]++;
                articles[use.Key] += last[use.Key] == use.Article ? 0 : 1;
                last[use.Key] = use.Article;
            }
        }

        // The mentions by entity, by counting.
        int all = 0;
        for (int key = 0; key < ends.Length; key++)
        {
            (ends[key], all) = (all, all + ends[key]);
        }

        int[] mentions = new int[all];
        foreach (List<EntityUse> some in uses)
        {
            foreach (EntityUse use in some)
            {
                mentions[ends[use.Key]++] = use.Mention;
            }
        }

        var drafts = new EntityDraft?[keys.Count];
        Parallel.For(0, drafts.Length, new ParallelOptions { CancellationToken = cancellation }, key =>
        {
            int start = key == 0 ? 0 : ends[key - 1];
            drafts[key] = start == ends[key] ? null : EntityDraft.Of(key, keys, articles[key], mentions.AsSpan(start..ends[key]), corpus);
        });
        return new EntityDrafts(drafts);
    }

    /// <summary>Ids of the entities of each article, most prominent first.</summary>
    /// <param name="corpus">The mentions.</param>
    /// <param name="uses">Lists of uses, each in the order of the articles.</param>
    public string[][] ByArticle(CorpusMentions corpus, List<EntityUse>[] uses)
    {
        string[][] ids = new string[corpus.Count][];
        int[] next = new int[uses.Length];
        int[] places = new int[_drafts.Length];
        var named = new List<(EntityDraft Draft, int Weight, int Order)>();
        for (int article = 0; article < ids.Length; article++)
        {
            named.Clear();
            for (int kind = 0; kind < uses.Length; kind++)
            {
                for (List<EntityUse> some = uses[kind]; next[kind] < some.Count && some[next[kind]].Article == article; next[kind]++)
                {
                    EntityUse use = some[next[kind]];
                    ref readonly NumberedMention mention = ref corpus[use.Mention];
                    int weight = mention.Count + (mention.Has(MentionEvidence.Headline) ? HeadlineWeight : 0);
                    EntityDraft draft = _drafts[use.Key]!;
                    int place = places[use.Key];
                    if (place < named.Count && ReferenceEquals(named[place].Draft, draft))
                    {
                        named[place] = (draft, named[place].Weight + weight, named[place].Order);
                    }
                    else
                    {
                        places[use.Key] = named.Count;
                        named.Add((draft, weight, use.Order));
                    }
                }
            }

            named.Sort(static (a, b) =>
                a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Order != b.Order ? a.Order.CompareTo(b.Order) : string.CompareOrdinal(a.Draft.Id, b.Draft.Id));
            ids[article] = named.Count == 0 ? [] : [.. named.Select(static entry => entry.Draft.Id)];
        }

        return ids;
    }
}
