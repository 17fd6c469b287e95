namespace Search.Articles.Entities.Resolving;

/// <summary>
/// The clusters of a corpus's full names, in one array by the number of first and last word as a pair. Nobody is in those that no article of the corpus names. A cluster that absorbs others holds them as a list, each with what it had absorbed itself right
/// behind it.
/// </summary>
internal sealed class PersonClusters
{
    private const int None = PersonCluster.None;
    private readonly PersonNames _names;
    private readonly PersonCluster[] _clusters;

    /// <summary>By name the next of its cluster's names that count.</summary>
    private readonly int[] _nextName;
    private readonly bool[] _counts;
    private readonly List<int> _listed = [];

    public PersonClusters(PersonNames names)
    {
        _names = names;
        _clusters = new PersonCluster[names.PairCount];
        _nextName = new int[names.Count];
        _counts = new bool[names.Count];
        for (int cluster = 0; cluster < _clusters.Length; cluster++)
        {
            _clusters[cluster] = New(names.Pair(cluster), cluster);
        }
    }

    public int Count => _clusters.Length;

    public ref PersonCluster this[int cluster] => ref _clusters[cluster];

    /// <summary>The cluster of these words, -1 when nobody is in it.</summary>
    public int Find(int first, int last) => _names.FindPair(first, last) is not None and int cluster && _clusters[cluster].Articles > 0 ? cluster : None;

    /// <summary>The cluster that it is part of.</summary>
    public int Root(int cluster)
    {
        while (this[cluster].MergedInto is not None and int into)
        {
            cluster = into;
        }

        return cluster;
    }

    /// <summary>Counts an article by the surest mention of a full name, whose words the cluster knows from then on.</summary>
    public void CountArticle(int name, in NumberedMention mention)
    {
        ref PersonCluster cluster = ref _clusters[_names[name].Cluster];
        cluster.Count(mention);
        if (!_counts[name])
        {
            _counts[name] = true;
            (_nextName[name], cluster.FirstName) = (cluster.FirstName, name);
        }
    }

    public void Absorb(int into, int from)
    {
        ref PersonCluster root = ref this[into];
        ref PersonCluster other = ref this[from];
        root.Articles += other.Articles;
        root.Points += other.Points;
        root.Best = Math.Max(root.Best, other.Best);
        root.Evidence |= other.Evidence;
        root.Plain += other.Plain;
        this[root.LastMember].NextMember = from;
        root.LastMember = other.LastMember;
        other.MergedInto = into;
    }

    /// <summary>Lists the different last words of the cluster and of all that it has absorbed, in their ordinal order.</summary>
    public void ListLasts(int cluster, List<int> words)
    {
        words.Clear();
        int last = this[cluster].LastMember;
        for (int member = cluster; ; member = this[member].NextMember)
        {
            AddOnce(words, this[member].Last);
            if (member == last)
            {
                break;
            }
        }

        if (words.Count > 1)
        {
            words.Sort((a, b) => _names.Word(a).SequenceCompareTo(_names.Word(b)));
        }
    }

    /// <summary>Lists the names that count of the cluster and of all that it has absorbed.</summary>
    public void ListNames(int cluster, List<int> names)
    {
        names.Clear();
        int last = this[cluster].LastMember;
        for (int member = cluster; ; member = this[member].NextMember)
        {
            for (int name = this[member].FirstName; name != None; name = _nextName[name])
            {
                names.Add(name);
            }

            if (member == last)
            {
                break;
            }
        }
    }

    /// <summary>Whether a name that counts, of the cluster or of what it has absorbed, has the word between first and last.</summary>
    public bool HasMiddle(int cluster, int word)
    {
        ListNames(cluster, _listed);
        return _listed.Exists(name => _names.Middle(name).Contains(word));
    }

    /// <summary>Whether the word, perhaps in the genitive, is one of the last words.</summary>
    public bool HasSurname(int cluster, int word)
    {
        int last = this[cluster].LastMember;
        for (int member = cluster; ; member = this[member].NextMember)
        {
            if (_names.IsForm(word, this[member].Last))
            {
                return true;
            }

            if (member == last)
            {
                return false;
            }
        }
    }

    /// <summary>Whether one of the last words sounds so.</summary>
    public bool HasSound(int cluster, int sound)
    {
        int last = this[cluster].LastMember;
        for (int member = cluster; ; member = this[member].NextMember)
        {
            if (_names.Sound(this[member].Last) == sound)
            {
                return true;
            }

            if (member == last)
            {
                return false;
            }
        }
    }

    private static void AddOnce(List<int> numbers, int number)
    {
        if (!numbers.Contains(number))
        {
            numbers.Add(number);
        }
    }

    /// <summary>A cluster of nobody yet.</summary>
    private static PersonCluster New(PersonPair words, int number) => new()
    {
        First = words.First, Last = words.Last, LastMember = number, MergedInto = None, NextMember = None, FirstName = None, ListedIn = None, FirstSeenIn = None, LastSeenIn = None, Key = None,
    };
}
