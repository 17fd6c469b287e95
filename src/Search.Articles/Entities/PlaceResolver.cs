namespace Search.Articles.Entities;

/// <summary>
/// Settles doubtful places ("Essen", "Halle") by the rest of the article and of the corpus; equal labels are one place.
/// </summary>
internal sealed class PlaceResolver
{
    private const float Sure = GermanMentionExtractor.Sure;

    /// <summary>Articles in which a place must be sure before doubtful mentions elsewhere count.</summary>
    private const int SettledArticles = 3;

    /// <summary>From this confidence on one sure article elsewhere settles a mention.</summary>
    private const float Likely = 0.4f;

    public static List<EntityUse> Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<EntityUse> persons, CancellationToken cancellation)
    {
        var sure = new Dictionary<string, int>(StringComparer.Ordinal);
        var doubtful = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (IGrouping<string, Mention> place in article.Mentions.Where(mention => mention.Kind == EntityKind.Place).GroupBy(mention => PlaceNames.Label(mention.Name), StringComparer.Ordinal))
            {
                Dictionary<string, int> counts = place.Any(mention => mention.Confidence >= Sure) ? sure : doubtful;
                counts[place.Key] = counts.GetValueOrDefault(place.Key) + 1;
            }
        }

        HashSet<(int, string)> people = persons.Select(use => (use.Article, use.Mention.Name[(use.Mention.Name.LastIndexOf(' ') + 1)..])).ToHashSet();
        var uses = new List<EntityUse>();
        for (int i = 0; i < corpus.Count; i++)
        {
            Assign(corpus[i], i, sure, doubtful, people, uses);
        }

        return uses;
    }

    private static void Assign(
        ArticleMentions article, int index, Dictionary<string, int> sure, Dictionary<string, int> doubtful, HashSet<(int, string)> people, List<EntityUse> uses)
    {
        HashSet<string> settled = article.Mentions.Where(mention => mention.Kind == EntityKind.Place && mention.Confidence >= Sure)
            .Select(mention => PlaceNames.Label(mention.Name)).ToHashSet(StringComparer.Ordinal);
        for (int order = 0; order < article.Mentions.Count; order++)
        {
            Mention mention = article.Mentions[order];
            if (mention.Kind != EntityKind.Place)
            {
                continue;
            }

            string label = PlaceNames.Label(mention.Name);
            int everywhere = sure.GetValueOrDefault(label);
            bool likely = mention.Confidence >= Likely && everywhere > 0;
            bool settledElsewhere = likely || (everywhere >= SettledArticles && everywhere > doubtful.GetValueOrDefault(label));
            bool known = settled.Contains(label) || (settledElsewhere && !people.Contains((index, label)));
            if (known)
            {
                uses.Add(new EntityUse(index, label, mention, order));
            }
        }
    }
}
