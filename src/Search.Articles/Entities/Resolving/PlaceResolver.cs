namespace Search.Articles.Entities.Resolving;

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

    private const int None = -1;

    private readonly CorpusMentions _corpus;

    /// <summary>By number of a word its place, or <see cref="None"/>.</summary>
    private readonly int[] _placeOf;
    private readonly List<PlaceTally> _places = [];
    private readonly Dictionary<string, int> _byLabel = new(StringComparer.Ordinal);
    private readonly HashSet<(int Article, int Place)> _people = [];

    public PlaceResolver(CorpusMentions corpus)
    {
        _corpus = corpus;
        _placeOf = new int[corpus.WordCount];
        Array.Fill(_placeOf, None);
        foreach (ref readonly NumberedMention mention in corpus.Table.All)
        {
            if (mention.Kind == EntityKind.Place && _placeOf[mention.Name] == None)
            {
                _placeOf[mention.Name] = Place(PlaceNames.Label(corpus.Word(mention.Name)));
            }
        }
    }

    /// <summary>Counts, for each place, the articles in which it is sure and those in which it is doubtful.</summary>
    public void Count(CancellationToken cancellation)
    {
        var listed = new List<PlaceTally>();
        for (int article = 0; article < _corpus.Count; article++)
        {
            cancellation.ThrowIfCancellationRequested();
            listed.Clear();
            foreach (int number in _corpus.Of(article))
            {
                ref readonly NumberedMention mention = ref _corpus[number];
                if (mention.Kind != EntityKind.Place)
                {
                    continue;
                }

                PlaceTally place = _places[_placeOf[mention.Name]];
                if (place.ListedIn != article)
                {
                    place.ListedIn = article;
                    listed.Add(place);
                }

                place.SureIn = mention.Confidence >= Sure ? article : place.SureIn;
            }

            foreach (PlaceTally place in listed)
            {
                place.Sure += place.SureIn == article ? 1 : 0;
                place.Doubtful += place.SureIn == article ? 0 : 1;
            }
        }
    }

    /// <summary>Which places are named where, in the order of the articles and of their mentions; after <see cref="Count"/>.</summary>
    /// <param name="persons">Uses of persons, who may bear a place's name.</param>
    /// <param name="keys">Gets a key for each place that is named.</param>
    /// <param name="cancellation">Stops the work.</param>
    public List<EntityUse> Resolve(IReadOnlyList<EntityUse> persons, NamedThings keys, CancellationToken cancellation)
    {
        NotePeople(persons);
        _places.ForEach(static place => place.SureIn = None);
        var uses = new List<EntityUse>();
        for (int article = 0; article < _corpus.Count; article++)
        {
            cancellation.ThrowIfCancellationRequested();
            Assign(article, uses, keys);
        }

        return uses;
    }

    private int Place(string label)
    {
        if (!_byLabel.TryGetValue(label, out int place))
        {
            place = _places.Count;
            _byLabel.Add(label, place);
            _places.Add(new PlaceTally(label));
        }

        return place;
    }

    /// <summary>Notes the articles in which a person bears the name of a place that is anywhere in doubt.</summary>
    private void NotePeople(IReadOnlyList<EntityUse> persons)
    {
        const int unknown = -2;
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byLabel = _byLabel.GetAlternateLookup<ReadOnlySpan<char>>();
        int[] namesakes = new int[_corpus.WordCount];
        Array.Fill(namesakes, unknown);
        foreach (EntityUse use in persons)
        {
            int word = _corpus[use.Mention].Name;
            if (namesakes[word] == unknown)
            {
                ReadOnlySpan<char> name = _corpus.Table.Letters(word);
                namesakes[word] = byLabel.TryGetValue(name[(name.LastIndexOf(' ') + 1)..], out int place) && _places[place] is { Sure: > 0, Doubtful: > 0 } ? place : None;
            }

            if (namesakes[word] != None)
            {
                _people.Add((use.Article, namesakes[word]));
            }
        }
    }

    private void Assign(int article, List<EntityUse> uses, NamedThings keys)
    {
        ReadOnlySpan<int> mentions = _corpus.Of(article);
        foreach (int number in mentions)
        {
            ref readonly NumberedMention mention = ref _corpus[number];
            if (mention.Kind == EntityKind.Place && mention.Confidence >= Sure)
            {
                _places[_placeOf[mention.Name]].SureIn = article;
            }
        }

        for (int order = 0; order < mentions.Length; order++)
        {
            ref readonly NumberedMention mention = ref _corpus[mentions[order]];
            if (mention.Kind != EntityKind.Place)
            {
                continue;
            }

            int number = _placeOf[mention.Name];
            PlaceTally place = _places[number];
            if (place.SureIn == article || (IsSettledElsewhere(mention, place) && !_people.Contains((article, number))))
            {
                if (place.Key < 0)
                {
                    place.Key = keys.Add(EntityKind.Place, place.Label);
                }

                uses.Add(new EntityUse(article, place.Key, mentions[order], order));
            }
        }
    }

    private static bool IsSettledElsewhere(in NumberedMention mention, PlaceTally place) =>
        (mention.Confidence >= Likely && place.Sure > 0) || (place.Sure >= SettledArticles && place.Sure > place.Doubtful);
}
