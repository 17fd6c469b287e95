using System.Runtime.InteropServices;

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

    private readonly Dictionary<string, int> _sure = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _doubtful = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _inArticle = new(StringComparer.Ordinal);
    private readonly HashSet<(int Article, string Name)> _people = [];
    private int _mentions;

    public static List<EntityUse> Resolve(IReadOnlyList<ArticleMentions> corpus, IReadOnlyList<EntityUse> persons, CancellationToken cancellation)
    {
        var resolver = new PlaceResolver();
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            resolver.Count(article);
        }

        resolver.NotePeople(persons);
        var uses = new List<EntityUse>(resolver._mentions);
        for (int i = 0; i < corpus.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            resolver.Assign(corpus[i], i, uses);
        }

        return uses;
    }

    private string Label(string name)
    {
        if (!_labels.TryGetValue(name, out string? label))
        {
            _labels.Add(name, label = PlaceNames.Label(name));
        }

        return label;
    }

    /// <summary>Counts each place of the article once, as sure or as doubtful.</summary>
    private void Count(ArticleMentions article)
    {
        _inArticle.Clear();
        foreach (Mention mention in article.Mentions)
        {
            if (mention.Kind == EntityKind.Place)
            {
                _mentions++;
                CollectionsMarshal.GetValueRefOrAddDefault(_inArticle, Label(mention.Name), out _) |= mention.Confidence >= Sure;
            }
        }

        foreach ((string label, bool isSure) in _inArticle)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(isSure ? _sure : _doubtful, label, out _)++;
        }
    }

    /// <summary>Notes the articles in which a person bears the name of a place that is anywhere in doubt.</summary>
    private void NotePeople(IReadOnlyList<EntityUse> persons)
    {
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> inDoubt = _doubtful.Keys.Where(_sure.ContainsKey).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (EntityUse use in persons)
        {
            string name = use.Mention.Name;
            if (inDoubt.TryGetValue(name.AsSpan(name.LastIndexOf(' ') + 1), out string? last))
            {
                _people.Add((use.Article, last));
            }
        }
    }

    private void Assign(ArticleMentions article, int index, List<EntityUse> uses)
    {
        _inArticle.Clear();
        foreach (Mention mention in article.Mentions)
        {
            if (mention.Kind == EntityKind.Place && mention.Confidence >= Sure)
            {
                _inArticle[Label(mention.Name)] = true;
            }
        }

        for (int order = 0; order < article.Mentions.Count; order++)
        {
            Mention mention = article.Mentions[order];
            if (mention.Kind != EntityKind.Place)
            {
                continue;
            }

            string label = Label(mention.Name);
            if (_inArticle.ContainsKey(label) || (IsSettledElsewhere(mention, label) && !_people.Contains((index, label))))
            {
                uses.Add(new EntityUse(index, label, mention, order));
            }
        }
    }

    private bool IsSettledElsewhere(Mention mention, string label)
    {
        int everywhere = _sure.GetValueOrDefault(label);
        return (mention.Confidence >= Likely && everywhere > 0) || (everywhere >= SettledArticles && everywhere > _doubtful.GetValueOrDefault(label));
    }
}
