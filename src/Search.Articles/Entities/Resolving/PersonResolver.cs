using System.Runtime.InteropServices;

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
    private readonly Dictionary<string, NameEntry> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonCluster, Mention> _best = [];
    private readonly List<PersonCluster> _present = [];

    /// <summary>The entries of all mentions of persons, article by article: a name is looked up once, however often the articles are gone through.</summary>
    private readonly List<NameEntry> _entries = [];
    private int _lists;
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
        ReadOnlySpan<NameEntry> left = CollectionsMarshal.AsSpan(_entries);
        foreach (ArticleMentions article in corpus)
        {
            cancellation.ThrowIfCancellationRequested();
            CountSingleNames(EntriesOf(article, ref left));
        }

        IndexSurnames();
        var uses = new List<EntityUse>(_entries.Count);
        var open = new List<EntityUse>();
        left = CollectionsMarshal.AsSpan(_entries);
        for (int i = 0; i < corpus.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Assign(corpus[i], i, EntriesOf(corpus[i], ref left), uses, open);
        }

        Close(open, uses);
        return uses;
    }

    private static bool IsPerson(Mention mention) => mention.Kind == EntityKind.Person;

    /// <summary>Takes the entries of the next article off those that are left.</summary>
    private static ReadOnlySpan<NameEntry> EntriesOf(ArticleMentions article, ref ReadOnlySpan<NameEntry> left)
    {
        int count = article.Mentions.Count(IsPerson);
        ReadOnlySpan<NameEntry> entries = left[..count];
        left = left[count..];
        return entries;
    }

    private NameEntry Entry(string name)
    {
        if (!_names.TryGetValue(name, out NameEntry? entry))
        {
            _names.Add(name, entry = new NameEntry(name));
        }

        return entry;
    }

    private PersonCluster ClusterOf(NameEntry entry)
    {
        if (entry.Cluster is { } known)
        {
            return known;
        }

        (string, string) key = (entry.Parsed.First, entry.Parsed.Last);
        if (!_clusters.TryGetValue(key, out PersonCluster? cluster))
        {
            _clusters.Add(key, cluster = new PersonCluster(key.Item1, key.Item2));
        }

        return entry.Cluster = cluster;
    }

    private void CountFullNames(ArticleMentions article)
    {
        _best.Clear();
        foreach (Mention mention in article.Mentions)
        {
            if (!IsPerson(mention))
            {
                continue;
            }

            NameEntry entry = Entry(mention.Name);
            _entries.Add(entry);
            if (entry.IsFull)
            {
                ref Mention? best = ref CollectionsMarshal.GetValueRefOrAddDefault(_best, ClusterOf(entry), out _);
                best = best is null || mention.Confidence > best.Confidence ? mention : best;
            }
        }

        foreach ((PersonCluster cluster, Mention mention) in _best)
        {
            cluster.Count(mention, Entry(mention.Name).Parsed);
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

    private static PersonCluster? Find(NameEntry full) => full.Cluster?.Root is { Accepted: true } cluster ? cluster : null;

    private void CountSingleNames(ReadOnlySpan<NameEntry> entries)
    {
        List<PersonCluster> present = Present(entries);
        if (present.Count == 0)
        {
            return;
        }

        var first = new HashSet<PersonCluster>();
        var last = new HashSet<PersonCluster>();
        foreach (NameEntry entry in entries)
        {
            if (entry.IsFull)
            {
                continue;
            }

            string word = entry.Parsed.Last;
            string key = entry.GivenKey;
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

    /// <summary>The persons that the article names fully, each once; valid until the next call.</summary>
    private List<PersonCluster> Present(ReadOnlySpan<NameEntry> entries)
    {
        _present.Clear();
        _lists++;
        foreach (NameEntry entry in entries)
        {
            if (entry.IsFull && Find(entry) is { } cluster && cluster.ListedIn != _lists)
            {
                cluster.ListedIn = _lists;
                _present.Add(cluster);
            }
        }

        return _present;
    }

    private void IndexSurnames()
    {
        foreach (PersonCluster cluster in _clusters.Values)
        {
            if (cluster.Accepted)
            {
                // First names are folded harder than surnames; a surname that stands first is looked up in the same folding.
                bool familyFirst = cluster.Surname == cluster.First && cluster.FirstAlone > cluster.LastAlone;
                foreach (string surname in familyFirst ? ["~" + cluster.First] : cluster.SettledLasts)
                {
                    Index(_bySurname, surname, cluster);
                }

                foreach (string sound in familyFirst ? [] : cluster.SettledSounds.Distinct(StringComparer.Ordinal))
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

    private void Assign(ArticleMentions article, int index, ReadOnlySpan<NameEntry> entries, List<EntityUse> uses, List<EntityUse> open)
    {
        List<PersonCluster> present = Present(entries);
        int next = 0;
        for (int order = 0; order < article.Mentions.Count; order++)
        {
            Mention mention = article.Mentions[order];
            if (!IsPerson(mention))
            {
                continue;
            }

            NameEntry entry = entries[next++];
            PersonCluster? cluster = entry.IsFull ? Find(entry) : InArticle(entry, present) ?? InCorpus(mention, entry);
            if (cluster is not null)
            {
                uses.Add(new EntityUse(index, cluster, mention, order));
            }
            else if (!entry.IsFull && (mention.Evidence & MentionEvidence.Compound) == 0)
            {
                Open(new EntityUse(index, mention, mention, order), open);
            }
        }
    }

    /// <summary>Keeps a single name that found no bearer; sure ones found a person of their own.</summary>
    private void Open(EntityUse use, List<EntityUse> open)
    {
        NameEntry entry = Entry(use.Mention.Name);
        string surname = entry.Parsed.Last;
        bool sure = use.Mention.Confidence >= Sure && (use.Mention.Evidence & MentionEvidence.FullNameNear) == 0;
        bool alone = (use.Mention.Evidence & MentionEvidence.Role) != 0 && use.Mention.Confidence >= Sure;
        if (sure || alone)
        {
            if (!_surnames.TryGetValue(surname, out PersonCluster? cluster))
            {
                _surnames.Add(surname, cluster = new PersonCluster("", surname));
            }

            cluster.Count(use.Mention, entry.Parsed);
        }

        open.Add(use);
    }

    private void Close(List<EntityUse> open, List<EntityUse> uses)
    {
        foreach (EntityUse use in open)
        {
            string surname = Entry(use.Mention.Name).Parsed.Last;
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
        foreach (string last in cluster.SettledLasts)
        {
            if (IsWord(last, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The person of the article whose last word, else whose first, is the name; a surname in another spelling comes after both.</summary>
    private static PersonCluster? InArticle(NameEntry name, List<PersonCluster> present)
    {
        string word = name.Parsed.Last;
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

        string first = name.GivenKey;
        foreach (PersonCluster cluster in present)
        {
            if (IsWord(cluster.First, first) && (found is null || cluster.Articles > found.Articles))
            {
                found = cluster;
            }
        }

        foreach (PersonCluster cluster in found is null ? present : [])
        {
            if (cluster.SettledSounds.AsSpan().Contains(name.Sound))
            {
                return cluster;
            }
        }

        return found;
    }

    private PersonCluster? InCorpus(Mention mention, NameEntry entry)
    {
        if (!entry.BearerIsKnown)
        {
            entry.Bearer = Bearer(mention.Name, entry);
            entry.BearerIsKnown = true;
        }

        if (entry.Bearer is not { } found)
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

    private PersonCluster? Bearer(string name, NameEntry entry)
    {
        string word = entry.Parsed.Last;
        PersonCluster? found = Dominant(word, entry.GivenKey);
        if (found is null && word.Length > 3 && word.EndsWith('s'))
        {
            found = Dominant(word[..^1], GivenNames.Key(name.AsSpan()[..^1]));
        }

        found ??= Dominant(word + "s", "");
        return found ?? (_bySurname.ContainsKey(word) ? null : Top(_bySound, entry.Sound));
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
