namespace Search.Articles.Entities;

/// <summary>
/// Brings the mentions of persons of a corpus together. Full names make the clusters; a single name joins the full name of its own article, else the one
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
    private readonly Dictionary<string, List<PersonCluster>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonCluster> _surnames = new(StringComparer.Ordinal);

    public List<EntityUse> Resolve(IReadOnlyList<ArticleMentions> corpus, CancellationToken cancellation)
    {
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            CountFullNames(article);
        }

        Merge();
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

    private static bool IsFull(Mention mention) => mention.Name.Contains(' ', StringComparison.Ordinal);

    private static (string First, string Last) Key(string name)
    {
        string[] words = name.Split(' ');
        string last = words[^1];
        bool regnal = last.EndsWith('.') && words.Length > 1;
        last = regnal ? words[^2] + " " + last : last;
        return (NameKey.FoldFirstName(words[0]), NameKey.Fold(last));
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

            cluster.Count(mention);
        }
    }

    /// <summary>Accepts clusters, and merges inflected forms and initials into the names they stand for.</summary>
    private void Merge()
    {
        var ordered = _clusters.Values.OrderBy(cluster => cluster.Last, StringComparer.Ordinal).ThenBy(cluster => cluster.First, StringComparer.Ordinal).ToList();
        foreach (PersonCluster cluster in ordered)
        {
            if (cluster.Last.Length > 3 && cluster.Last.EndsWith('s') && _clusters.TryGetValue((cluster.First, cluster.Last[..^1]), out PersonCluster? stem))
            {
                // A stem that never stands uninflected was cut from a name that ends in s ("Enders").
                (PersonCluster into, PersonCluster from) = stem.Plain > 0 ? (stem, cluster) : (cluster, stem);
                into.Absorb(from);
                foreach (string name in from.Names.Keys)
                {
                    into.Names.Remove(name);
                }
            }
        }

        foreach (IGrouping<string, PersonCluster> family in ordered.Where(cluster => cluster.MergedInto is null).GroupBy(cluster => cluster.Last, StringComparer.Ordinal))
        {
            foreach (PersonCluster initial in family.Where(cluster => cluster.First.Length == 2 && cluster.First[1] == '.'))
            {
                PersonCluster[] bearers = family.Where(cluster => cluster.First.Length > 2 && cluster.First[0] == initial.First[0]).Take(2).ToArray();
                if (bearers.Length == 1)
                {
                    bearers[0].Absorb(initial);
                }
            }
        }

        foreach (PersonCluster cluster in ordered)
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

            string word = NameKey.Fold(mention.Name);
            string key = NameKey.FoldFirstName(mention.Name);
            foreach (PersonCluster cluster in present)
            {
                if (IsWord(cluster.Last, word))
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
                string surname = cluster.Surname == cluster.First && cluster.FirstAlone > cluster.LastAlone ? "~" + cluster.First : cluster.Last;
                if (!_bySurname.TryGetValue(surname, out List<PersonCluster>? bearers))
                {
                    _bySurname.Add(surname, bearers = []);
                }

                bearers.Add(cluster);
            }
        }

        foreach (List<PersonCluster> bearers in _bySurname.Values)
        {
            bearers.Sort(static (a, b) => a.Articles != b.Articles ? b.Articles.CompareTo(a.Articles) : string.CompareOrdinal(a.First + a.Last, b.First + b.Last));
        }
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
        string surname = NameKey.Fold(use.Mention.Name);
        bool sure = use.Mention.Confidence >= Sure && (use.Mention.Evidence & MentionEvidence.FullNameNear) == 0;
        bool alone = (use.Mention.Evidence & MentionEvidence.Role) != 0 && use.Mention.Confidence >= Sure;
        if (sure || alone)
        {
            if (!_surnames.TryGetValue(surname, out PersonCluster? cluster))
            {
                _surnames.Add(surname, cluster = new PersonCluster("", surname));
            }

            cluster.Count(use.Mention);
        }

        open.Add(use);
    }

    private void Close(List<EntityUse> open, List<EntityUse> uses)
    {
        foreach (EntityUse use in open)
        {
            string surname = NameKey.Fold(use.Mention.Name);
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

    /// <summary>The person of the article whose last word, else whose first, is the name.</summary>
    private static PersonCluster? InArticle(string name, List<PersonCluster> present)
    {
        string word = NameKey.Fold(name);
        PersonCluster? found = null;
        foreach (PersonCluster cluster in present)
        {
            if (IsWord(cluster.Last, word) && (found is null || cluster.Articles > found.Articles))
            {
                found = cluster;
            }
        }

        if (found is not null)
        {
            return found;
        }

        string first = NameKey.FoldFirstName(name);
        foreach (PersonCluster cluster in present)
        {
            if (IsWord(cluster.First, first) && (found is null || cluster.Articles > found.Articles))
            {
                found = cluster;
            }
        }

        return found;
    }

    private PersonCluster? InCorpus(Mention mention)
    {
        string word = NameKey.Fold(mention.Name);
        PersonCluster? found = Dominant(word, NameKey.FoldFirstName(mention.Name));
        if (found is null && word.Length > 3 && word.EndsWith('s'))
        {
            found = Dominant(word[..^1], NameKey.FoldFirstName(mention.Name.AsSpan()[..^1]));
        }

        found ??= Dominant(word + "s", "");
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
        PersonCluster? byLast = Top(last);
        PersonCluster? byFirst = Top("~" + first);
        return byLast is null ? byFirst : byFirst is null || byLast.Articles >= Dominance * byFirst.Articles ? byLast : byFirst.Articles >= Dominance * byLast.Articles ? byFirst : null;
    }

    private PersonCluster? Top(string surname)
    {
        if (!_bySurname.TryGetValue(surname, out List<PersonCluster>? bearers))
        {
            return null;
        }

        return bearers.Count == 1 || bearers[0].Articles >= Dominance * bearers[1].Articles ? bearers[0] : null;
    }
}
