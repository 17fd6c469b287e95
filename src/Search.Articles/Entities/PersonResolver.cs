namespace Search.Articles.Entities;

/// <summary>
/// Brings the mentions of persons of a corpus together. Full names make the clusters (<see cref="PersonMerging"/>); a single name joins the full name of its own article, else the one
/// or clearly dominant bearer in the corpus, else it stays a person of its own if it was recognised surely; what is doubtful and finds no support is dropped.
/// Time and memory grow linearly with the mentions.
/// </summary>
internal sealed class PersonResolver
{
    private const float Sure = GermanMentionExtractor.Sure;

    /// <summary>A doubtful single name joins a person named fully in one article only from this confidence on.</summary>
    private const float LikelySingle = 0.4f;

    /// <summary>The same for a noun, which is kept only where it stands as a name does.</summary>
    private const float LikelyNoun = 0.35f;

    /// <summary>Mean confidence, in hundredths, from which names that are never sure count, if they return in several articles.</summary>
    private const int RecurringPoints = 45;
    private const int RecurringArticles = 2;

    /// <summary>A name that only its sentence makes one must be this sure.</summary>
    private const float ContextAlone = 0.8f;

    /// <summary>A bearer of a surname is dominant with this many times the articles of the next.</summary>
    private const int Dominance = 3;

    private readonly Dictionary<(string First, string Last), PersonCluster> _clusters = [];
    private readonly Dictionary<string, PersonName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PersonCluster>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PersonCluster>> _bySound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonCluster> _surnames = new(StringComparer.Ordinal);

    public List<EntityUse> Resolve(IReadOnlyList<ArticleMentions> corpus, CancellationToken cancellation)
    {
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            CountFullNames(article);
        }

        PersonMerging.Merge(_clusters);
        Accept();
        foreach (ArticleMentions article in corpus)
        {
            CountSingleNames(article);
        }

        IndexSurnames();
        var uses = new List<EntityUse>();
        var open = new List<EntityUse>();
        for (int i = 0; i < corpus.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Assign(corpus[i], i, uses, open);
        }

        Close(open, uses);
        return uses;
    }

    private static bool IsPerson(Mention mention) => mention.Kind == EntityKind.Person;

    private bool IsFull(Mention mention) => Parse(mention.Name).IsFull;

    private PersonName Parse(string name)
    {
        if (!_names.TryGetValue(name, out PersonName parsed))
        {
            _names.Add(name, parsed = PersonName.Parse(name));
        }

        return parsed;
    }

    private (string First, string Last) Key(string name)
    {
        PersonName parsed = Parse(name);
        return (parsed.First, parsed.Last);
    }

    private void CountFullNames(ArticleMentions article)
    {
        var best = new Dictionary<(string, string), Mention>();
        foreach (Mention mention in article.Mentions)
        {
            if (IsPerson(mention) && IsFull(mention))
            {
                (string, string) key = Key(mention.Name);
                if (!best.TryGetValue(key, out Mention? known) || mention.Confidence > known.Confidence)
                {
                    best[key] = mention;
                }
            }
        }

        foreach (((string, string) key, Mention mention) in best)
        {
            if (!_clusters.TryGetValue(key, out PersonCluster? cluster))
            {
                _clusters.Add(key, cluster = new PersonCluster(key.Item1, key.Item2));
            }

            cluster.Count(mention, Parse(mention.Name));
        }
    }

    private void Accept()
    {
        foreach (PersonCluster cluster in _clusters.Values)
        {
            cluster.Accepted = cluster.MergedInto is null
                && ((cluster.Best >= Sure && (Proven(cluster) || cluster.Best >= ContextAlone)) || (Proven(cluster) && cluster.Articles >= RecurringArticles && cluster.Points >= RecurringPoints * cluster.Articles));
        }
    }

    /// <summary>True when more than verbs and prepositions speaks for a person.</summary>
    private static bool Proven(PersonCluster cluster) =>
        (cluster.Evidence & (MentionEvidence.FirstName | MentionEvidence.Role | MentionEvidence.Apposition | MentionEvidence.Coordination | MentionEvidence.Recurs)) != 0;

    private PersonCluster? Find(string name)
    {
        PersonCluster? cluster = _clusters.GetValueOrDefault(Key(name))?.Root;
        return cluster is { Accepted: true } ? cluster : null;
    }

    private void CountSingleNames(ArticleMentions article)
    {
        List<PersonCluster> present = Present(article);
        if (present.Count == 0)
        {
            return;
        }

        var first = new HashSet<PersonCluster>();
        var last = new HashSet<PersonCluster>();
        foreach (Mention mention in article.Mentions)
        {
            if (!IsPerson(mention) || IsFull(mention))
            {
                continue;
            }

            string word = Parse(mention.Name).Last;
            string key = GivenNames.Key(mention.Name);
            foreach (PersonCluster cluster in present)
            {
                if (IsSurname(cluster, word))
                {
                    last.Add(cluster);
                }
                else if (IsWord(cluster.First, key))
                {
                    first.Add(cluster);
                }
            }
        }

        foreach (PersonCluster cluster in first)
        {
            cluster.FirstAlone++;
        }

        foreach (PersonCluster cluster in last)
        {
            cluster.LastAlone++;
        }
    }

    private List<PersonCluster> Present(ArticleMentions article)
    {
        var present = new List<PersonCluster>();
        foreach (Mention mention in article.Mentions)
        {
            if (IsPerson(mention) && IsFull(mention) && Find(mention.Name) is { } cluster && !present.Contains(cluster))
            {
                present.Add(cluster);
            }
        }

        return present;
    }

    private void IndexSurnames()
    {
        foreach (PersonCluster cluster in _clusters.Values)
        {
            if (cluster.Accepted)
            {
                // First names are folded harder than surnames; a surname that stands first is looked up in the same folding.
                bool familyFirst = cluster.Surname == cluster.First && cluster.FirstAlone > cluster.LastAlone;
                foreach (string surname in familyFirst ? ["~" + cluster.First] : cluster.Lasts.ToArray())
                {
                    Index(_bySurname, surname, cluster);
                }

                foreach (string sound in familyFirst ? [] : cluster.Lasts.Select(Transliteration.Key).Distinct(StringComparer.Ordinal))
                {
                    Index(_bySound, sound, cluster);
                }
            }
        }

        foreach (List<PersonCluster> bearers in _bySurname.Values.Concat(_bySound.Values))
        {
            bearers.Sort(static (a, b) => a.Articles != b.Articles ? b.Articles.CompareTo(a.Articles) : string.CompareOrdinal(a.First + a.Last, b.First + b.Last));
        }
    }

    private static void Index(Dictionary<string, List<PersonCluster>> index, string surname, PersonCluster cluster)
    {
        if (!index.TryGetValue(surname, out List<PersonCluster>? bearers))
        {
            index.Add(surname, bearers = []);
        }

        bearers.Add(cluster);
    }

    private void Assign(ArticleMentions article, int index, List<EntityUse> uses, List<EntityUse> open)
    {
        List<PersonCluster> present = Present(article);
        for (int order = 0; order < article.Mentions.Count; order++)
        {
            Mention mention = article.Mentions[order];
            if (!IsPerson(mention))
            {
                continue;
            }

            PersonCluster? cluster = IsFull(mention) ? Find(mention.Name) : InArticle(mention.Name, present) ?? InCorpus(mention);
            if (cluster is not null)
            {
                uses.Add(new EntityUse(index, cluster, mention, order));
            }
            else if (!IsFull(mention) && (mention.Evidence & MentionEvidence.Compound) == 0)
            {
                Open(new EntityUse(index, mention, mention, order), open);
            }
        }
    }

    /// <summary>Keeps a single name that found no bearer; sure ones found a person of their own.</summary>
    private void Open(EntityUse use, List<EntityUse> open)
    {
        string surname = Parse(use.Mention.Name).Last;
        bool sure = use.Mention.Confidence >= Sure && (use.Mention.Evidence & MentionEvidence.FullNameNear) == 0;
        bool alone = (use.Mention.Evidence & MentionEvidence.Role) != 0 && use.Mention.Confidence >= Sure;
        if (sure || alone)
        {
            if (!_surnames.TryGetValue(surname, out PersonCluster? cluster))
            {
                _surnames.Add(surname, cluster = new PersonCluster("", surname));
            }

            cluster.Count(use.Mention, Parse(use.Mention.Name));
        }

        open.Add(use);
    }

    private void Close(List<EntityUse> open, List<EntityUse> uses)
    {
        foreach (EntityUse use in open)
        {
            string surname = Parse(use.Mention.Name).Last;
            if (!_surnames.TryGetValue(surname, out PersonCluster? cluster)
                && !(surname.Length > 3 && surname.EndsWith('s') && _surnames.TryGetValue(surname[..^1], out cluster)))
            {
                continue;
            }

            if (use.Mention.Confidence >= LikelySingle || cluster.Articles >= RecurringArticles)
            {
                uses.Add(use with { Key = cluster });
            }
        }
    }

    private static bool IsWord(string clusterWord, string word) =>
        clusterWord == word || (word.Length == clusterWord.Length + 1 && word[^1] == 's' && word.StartsWith(clusterWord, StringComparison.Ordinal));

    private static bool IsSurname(PersonCluster cluster, string word)
    {
        foreach (string last in cluster.Lasts)
        {
            if (IsWord(last, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The person of the article whose last word, else whose first, is the name; a surname in another spelling comes after both.</summary>
    private PersonCluster? InArticle(string name, List<PersonCluster> present)
    {
        string word = Parse(name).Last;
        PersonCluster? found = null;
        foreach (PersonCluster cluster in present)
        {
            if (IsSurname(cluster, word) && (found is null || cluster.Articles > found.Articles))
            {
                found = cluster;
            }
        }

        if (found is not null)
        {
            return found;
        }

        string first = GivenNames.Key(name);
        foreach (PersonCluster cluster in present)
        {
            if (IsWord(cluster.First, first) && (found is null || cluster.Articles > found.Articles))
            {
                found = cluster;
            }
        }

        return found ?? present.Find(cluster => cluster.Lasts.Any(last => Transliteration.Key(last) == Transliteration.Key(word)));
    }

    private PersonCluster? InCorpus(Mention mention)
    {
        string word = Parse(mention.Name).Last;
        PersonCluster? found = Dominant(word, GivenNames.Key(mention.Name));
        if (found is null && word.Length > 3 && word.EndsWith('s'))
        {
            found = Dominant(word[..^1], GivenNames.Key(mention.Name.AsSpan()[..^1]));
        }

        found ??= Dominant(word + "s", "");
        if (found is null && !_bySurname.ContainsKey(word))
        {
            found = Top(_bySound, Transliteration.Key(word));
        }

        if (found is null)
        {
            return null;
        }

        if (mention.Confidence < Sure && (mention.Evidence & MentionEvidence.FirstName) != 0)
        {
            // A first name alone says nothing of a surname that is spelt like it.
            return null;
        }

        bool doubtful = mention.Confidence < Sure || (mention.Evidence & MentionEvidence.Role) == 0;
        bool context = (mention.Evidence & (MentionEvidence.Verb | MentionEvidence.Coordination | MentionEvidence.Genitive | MentionEvidence.Apposition)) != 0;
        float likely = (mention.Evidence & MentionEvidence.AlsoNoun) != 0 ? LikelyNoun : LikelySingle;
        return !doubtful || found.Articles >= RecurringArticles || (context && mention.Confidence >= likely) ? found : null;
    }

    private PersonCluster? Dominant(string last, string first)
    {
        PersonCluster? byLast = Top(_bySurname, last);
        PersonCluster? byFirst = Top(_bySurname, "~" + first);
        return byLast is null ? byFirst : byFirst is null || byLast.Articles >= Dominance * byFirst.Articles ? byLast : byFirst.Articles >= Dominance * byLast.Articles ? byFirst : null;
    }

    private static PersonCluster? Top(Dictionary<string, List<PersonCluster>> index, string surname)
    {
        if (!index.TryGetValue(surname, out List<PersonCluster>? bearers))
        {
            return null;
        }

        return bearers.Count == 1 || bearers[0].Articles >= Dominance * bearers[1].Articles ? bearers[0] : null;
    }
}
