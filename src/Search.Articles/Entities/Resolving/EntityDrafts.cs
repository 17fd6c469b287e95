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
    }

    /// <summary>All of them; after <see cref="Rank"/> those that most articles name first.</summary>
    public EntityDraft[] Ranked { get; }

    /// <summary>The draft of a key, null when nothing is a use of it.</summary>
    public EntityDraft? Of(int key) => key < _drafts.Length ? _drafts[key] : null;

    /// <summary>Ranks them by articles, then labels.</summary>
    public void Rank()
    {
        const int bits = 32;
        int[] labels = OrdinalOrder.Ranks(Ranked.Length, draft => Ranked[draft].Label);
        ulong[] keys = new ulong[Ranked.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)(uint)(int.MaxValue - Ranked[i].Articles) << bits) | (uint)labels[i];
        }

        Array.Sort(keys, Ranked);
        for (int start = 0, end; start < Ranked.Length; start = end)
        {
            for (end = start + 1; end < Ranked.Length && Ranked[end].Articles == Ranked[start].Articles && Ranked[end].Label == Ranked[start].Label; end++)
            {
            }

            if (end - start > 1)
            {
                Ranked.AsSpan(start..end).Sort(static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : a.Key.CompareTo(b.Key));
            }
        }
    }

    /// <param name="corpus">The mentions.</param>
    /// <param name="keys">What is known of the entities beforehand.</param>
    /// <param name="uses">Uses in the order of the articles.</param>
    /// <param name="stay">Drafts made before of keys whose uses have not changed since, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static EntityDrafts Draw(CorpusMentions corpus, NamedThings keys, List<EntityUse>[] uses, Func<int, EntityDraft?>? stay, CancellationToken cancellation)
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
            drafts[key] = start == ends[key] ? null : stay?.Invoke(key) ?? EntityDraft.Of(key, keys, articles[key], mentions.AsSpan(start..ends[key]), corpus);
        });
        return new EntityDrafts(drafts);
    }

    /// <summary>Gives the drafts their places in the order of their ids, which they have by now.</summary>
    public void Place()
    {
        int[] order = OrdinalOrder.Of(Ranked.Length, draft => Ranked[draft].Id);
        for (int place = 0; place < order.Length; place++)
        {
            Ranked[order[place]].Place = place;
        }
    }

    /// <summary>The entities in the order of their ids, after <see cref="Place"/>.</summary>
    public Entity[] ToEntities(CancellationToken cancellation)
    {
        var entities = new Entity[Ranked.Length];
        Parallel.ForEach(Ranked, new ParallelOptions { CancellationToken = cancellation }, draft => entities[draft.Place] = draft.ToEntity());
        return entities;
    }

    /// <summary>Places of the entities of each article (<see cref="Place"/>), most prominent first.</summary>
    /// <param name="corpus">The mentions.</param>
    /// <param name="uses">Lists of uses, each in the order of the articles.</param>
    public int[][] ByArticle(CorpusMentions corpus, List<EntityUse>[] uses)
    {
        int[][] ids = new int[corpus.Count][];
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
                a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Order != b.Order ? a.Order.CompareTo(b.Order) : a.Draft.Place.CompareTo(b.Draft.Place));
            int[] inOrder = named.Count == 0 ? [] : new int[named.Count];
            for (int i = 0; i < inOrder.Length; i++)
            {
                inOrder[i] = named[i].Draft.Place;
            }

            ids[article] = inOrder;
        }

        return ids;
    }
}
