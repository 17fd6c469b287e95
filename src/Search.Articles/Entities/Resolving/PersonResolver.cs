namespace Search.Articles.Entities.Resolving;

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

    private const int None = PersonCluster.None;
    private const int Unknown = -2;

    /// <summary>A mention that is neither a person nor surely an organisation.</summary>
    private const int Other = -1;

    /// <summary>A mention that surely is an organisation.</summary>
    private const int Organisation = -2;

    private readonly CorpusMentions _corpus;
    private readonly NamedThings _keys;
    private readonly PersonNames _names;
    private readonly PersonClusters _clusters;

    /// <summary>The persons whom the article at hand names fully, each with a mention.</summary>
    private readonly List<(int Cluster, int Mention)> _present = [];
    private int _lists;
    private readonly List<EntityUse> _uses = [];

    /// <summary>Places in <see cref="_uses"/> of single names that found no bearer.</summary>
    private readonly List<int> _open = [];

    /// <summary>By last word, those whom sure single names have founded.</summary>
    private readonly Dictionary<int, PersonFounded> _founded = [];

    /// <summary>By name, its bearer in the corpus once that was looked for; <see cref="Unknown"/> before.</summary>
    private readonly int[] _bearers;

    /// <summary>By number of a word, the articles in which it is surely an organisation.</summary>
    private readonly int[] _organisations;

    /// <summary>
    /// By mention: the cluster of a full name; below <see cref="Organisation"/>, the number of a single name (<see cref="Single"/>); else what it is instead. A look
    /// at this one number is all that most mentions need.
    /// </summary>
    private readonly int[] _persons;

    public PersonResolver(CorpusMentions corpus, NamedThings keys, CancellationToken cancellation)
    {
        _corpus = corpus;
        _keys = keys;
        _names = corpus.Table.Persons;
        _names.Follow(corpus.Table, cancellation);
        _persons = Persons();
        _clusters = new PersonClusters(_names);
        _bearers = new int[_names.Count];
        Array.Fill(_bearers, Unknown);
        _organisations = new int[corpus.WordCount];
    }

    /// <summary>Who is named where, in the order of the articles and of their mentions.</summary>
    public List<EntityUse> Resolve(CancellationToken cancellation)
    {
        for (int article = 0; article < _corpus.Count; article++)
        {
            cancellation.ThrowIfCancellationRequested();
            CountFullNames(article);
        }

        PersonMerging.Merge(_corpus.Table, _clusters);
        Accept();
        for (int article = 0; article < _corpus.Count; article++)
        {
            cancellation.ThrowIfCancellationRequested();
            CountSingleNames(article);
        }

        var bearers = new SurnameIndex(_names, _clusters);
        for (int article = 0; article < _corpus.Count; article++)
        {
            cancellation.ThrowIfCancellationRequested();
            Assign(article, bearers);
        }

        Close();
        return _uses;
    }

    private int[] Persons()
    {
        ReadOnlySpan<NumberedMention> mentions = _corpus.Table.All;
        int[] persons = new int[mentions.Length];
        for (int i = 0; i < persons.Length; i++)
        {
            ref readonly NumberedMention mention = ref mentions[i];
            if (mention.Kind == EntityKind.Person)
            {
                int name = _names.Of(mention.Name);
                persons[i] = _names[name].IsFull ? _names[name].Cluster : Single(name);
            }
            else
            {
                persons[i] = mention.Kind == EntityKind.Organisation && mention.Confidence >= Sure ? Organisation : Other;
            }
        }

        return persons;
    }

    /// <summary>A single name among the numbers of <see cref="_persons"/>, and back.</summary>
    private static int Single(int name) => Organisation - 1 - name;

    /// <summary>Counts each person whom the article names fully by the surest mention.</summary>
    private void CountFullNames(int article)
    {
        BeginList();
        foreach (int number in _corpus.Of(article))
        {
            int person = _persons[number];
            if (person == Organisation)
            {
                _organisations[_corpus[number].Surface]++;
            }

            if (person >= 0 && !List(person, number) && _corpus[number].Confidence > _corpus[_present[_clusters[person].ListPlace].Mention].Confidence)
            {
                _present[_clusters[person].ListPlace] = (person, number);
            }
        }

        foreach ((_, int best) in _present)
        {
            ref readonly NumberedMention mention = ref _corpus[best];
            _clusters.CountArticle(_names.Of(mention.Name), mention);
        }
    }

    private void Accept()
    {
        for (int cluster = 0; cluster < _clusters.Count; cluster++)
        {
            ref PersonCluster person = ref _clusters[cluster];
            bool proven = (person.Evidence & (MentionEvidence.FirstName | MentionEvidence.Role | MentionEvidence.Apposition | MentionEvidence.Coordination | MentionEvidence.Recurs)) != 0;
            person.Accepted = person.MergedInto == None
                && ((person.Best >= Sure && (proven || person.Best >= ContextAlone)) || (proven && person.Articles >= RecurringArticles && person.Points >= RecurringPoints * person.Articles));
        }
    }

    /// <summary>The accepted person of a cluster, or -1.</summary>
    private int Find(int cluster)
    {
        int root = _clusters.Root(cluster);
        return _clusters[root].Accepted ? root : None;
    }

    /// <summary>Lists the persons that the article names fully, each once.</summary>
    private void ListPresent(int article)
    {
        BeginList();
        foreach (int number in _corpus.Of(article))
        {
            if (_persons[number] is >= 0 and int person && Find(person) is not None and int cluster)
            {
                List(cluster, number);
            }
        }
    }

    private void BeginList()
    {
        _present.Clear();
        _lists++;
    }

    /// <summary>Puts a person on the list; false when it is there already.</summary>
    private bool List(int cluster, int mention)
    {
        ref PersonCluster person = ref _clusters[cluster];
        if (person.ListedIn == _lists)
        {
            return false;
        }

        person.ListedIn = _lists;
        person.ListPlace = _present.Count;
        _present.Add((cluster, mention));
        return true;
    }

    /// <summary>Counts by which word the article names alone the persons that it names fully too.</summary>
    private void CountSingleNames(int article)
    {
        ListPresent(article);
        if (_present.Count == 0)
        {
            return;
        }

        foreach (int number in _corpus.Of(article))
        {
            if (_persons[number] >= Organisation)
            {
                continue;
            }

            PersonKeys keys = _names[Single(_persons[number])];
            foreach ((int cluster, _) in _present)
            {
                ref PersonCluster person = ref _clusters[cluster];
                if (_clusters.HasSurname(cluster, keys.Last))
                {
                    person.LastAlone += person.LastSeenIn == article ? 0 : 1;
                    person.LastSeenIn = article;
                }
                else if (_names.IsForm(keys.Given, person.First))
                {
                    person.FirstAlone += person.FirstSeenIn == article ? 0 : 1;
                    person.FirstSeenIn = article;
                }
            }
        }
    }

    private void Assign(int article, SurnameIndex bearers)
    {
        ReadOnlySpan<int> mentions = _corpus.Of(article);
        bool listed = false;
        for (int order = 0; order < mentions.Length; order++)
        {
            int person = _persons[mentions[order]];
            if (person >= 0)
            {
                if (Find(person) is not None and int full)
                {
                    _uses.Add(new EntityUse(article, KeyOf(ref _clusters[full]), mentions[order], order));
                }

                continue;
            }

            if (person >= Organisation)
            {
                continue;
            }

            int name = Single(person);
            ref readonly NumberedMention mention = ref _corpus[mentions[order]];

            if (!listed)
            {
                ListPresent(article);
                listed = true;
            }

            PersonKeys keys = _names[name];
            int cluster = InArticle(keys) is not None and int near ? near : InCorpus(mention, name, keys, bearers);
            if (cluster != None)
            {
                _uses.Add(new EntityUse(article, KeyOf(ref _clusters[cluster]), mentions[order], order));
            }
            else if (!mention.Has(MentionEvidence.Compound))
            {
                Found(mention, keys);
                _open.Add(_uses.Count);
                _uses.Add(new EntityUse(article, None, mentions[order], order));
            }
        }
    }

    private int KeyOf(ref PersonCluster cluster)
    {
        if (cluster.Key == None)
        {
            cluster.Key = _keys.Add(EntityKind.Person);
        }

        return cluster.Key;
    }

    /// <summary>A single name that found no bearer and is sure founds a person of its own.</summary>
    private void Found(in NumberedMention mention, PersonKeys keys)
    {
        if (mention.Confidence >= Sure && (!mention.Has(MentionEvidence.FullNameNear) || mention.Has(MentionEvidence.Role)))
        {
            if (!_founded.TryGetValue(keys.Last, out PersonFounded? person))
            {
                _founded.Add(keys.Last, person = new PersonFounded());
            }

            person.Mentions++;
        }
    }

    /// <summary>Gives the open uses to the persons of one name, and drops those that found none.</summary>
    private void Close()
    {
        foreach (int open in _open)
        {
            EntityUse use = _uses[open];
            ref readonly NumberedMention mention = ref _corpus[use.Mention];
            int last = _names[Single(_persons[use.Mention])].Last;
            if ((_founded.TryGetValue(last, out PersonFounded? person)
                || (_names.Word(last).Length > 3 && _names.Bare(last) is not None and int bare && _founded.TryGetValue(bare, out person)))
                && (mention.Confidence >= LikelySingle || person.Mentions >= RecurringArticles))
            {
                person.Key = person.Key == None ? _keys.Add(EntityKind.Person) : person.Key;
                _uses[open] = use with { Key = person.Key };
            }
        }

        _uses.RemoveAll(static use => use.Key == None);
    }

    /// <summary>The person of the article whose last word, else whose first, is the name; a surname in another spelling comes after both.</summary>
    private int InArticle(PersonKeys name)
    {
        int found = None;
        foreach ((int cluster, _) in _present)
        {
            if (_clusters.HasSurname(cluster, name.Last) && IsMoreFrequent(cluster, found))
            {
                found = cluster;
            }
        }

        if (found != None)
        {
            return found;
        }

        foreach ((int cluster, _) in _present)
        {
            if (_names.IsForm(name.Given, _clusters[cluster].First) && IsMoreFrequent(cluster, found))
            {
                found = cluster;
            }
        }

        if (found != None)
        {
            return found;
        }

        foreach ((int cluster, _) in _present)
        {
            if (_clusters.HasSound(cluster, _names.Sound(name.Last)))
            {
                return cluster;
            }
        }

        return None;
    }

    private bool IsMoreFrequent(int cluster, int than) => than == None || _clusters[cluster].Articles > _clusters[than].Articles;

    private int InCorpus(in NumberedMention mention, int name, PersonKeys keys, SurnameIndex bearers)
    {
        if (_bearers[name] == Unknown)
        {
            _bearers[name] = bearers.Bearer(_corpus.Table.Letters(mention.Name), keys);
        }

        int found = _bearers[name];
        if (found == None)
        {
            return None;
        }

        if (mention.Confidence < Sure && mention.Has(MentionEvidence.FirstName))
        {
            // A first name alone says nothing of a surname that is spelt like it.
            return None;
        }

        if (mention.Confidence < Sure && _organisations[mention.Surface] >= _clusters[found].Articles)
        {
            // "Reuters" is an agency in many articles, and Stefan Reuter's in one.
            return None;
        }

        bool doubtful = mention.Confidence < Sure || !mention.Has(MentionEvidence.Role);
        bool context = mention.Has(MentionEvidence.Verb | MentionEvidence.Coordination | MentionEvidence.Genitive | MentionEvidence.Apposition);
        float likely = mention.Has(MentionEvidence.AlsoNoun) ? LikelyNoun : LikelySingle;
        return !doubtful || _clusters[found].Articles >= RecurringArticles || (context && mention.Confidence >= likely) ? found : None;
    }
}
