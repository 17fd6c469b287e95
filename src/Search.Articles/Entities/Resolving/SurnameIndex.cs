namespace Search.Articles.Entities.Resolving;

/// <summary>Who bears a surname, over the whole corpus: of each word the bearer whom most articles name, and in how many the next one stands.</summary>
internal sealed class SurnameIndex
{
    /// <summary>A bearer of a surname is dominant with this many times the articles of the next.</summary>
    private const int Dominance = 3;

    private const int None = PersonCluster.None;
    private readonly PersonNames _names;
    private readonly PersonClusters _clusters;
    private readonly (int Bearer, int Next)[] _byLast;

    /// <summary>Family names that stand first, in the folding of first words, which is harder.</summary>
    private readonly (int Bearer, int Next)[] _byFirst;
    private readonly (int Bearer, int Next)[] _bySound;

    public SurnameIndex(PersonNames names, PersonClusters clusters)
    {
        _names = names;
        _clusters = clusters;
        var lasts = new List<int>();
        var sounds = new HashSet<int>();
        _byLast = Nobody(names.WordCount);
        _byFirst = Nobody(names.WordCount);
        _bySound = Nobody(names.SoundCount);
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            ref PersonCluster person = ref clusters[cluster];
            if (!person.Accepted)
            {
                continue;
            }

            if (person.FirstAlone > person.LastAlone)
            {
                Add(_byFirst, person.First, cluster);
                continue;
            }

            clusters.ListLasts(cluster, lasts);
            sounds.Clear();
            foreach (int last in lasts)
            {
                Add(_byLast, last, cluster);
                if (sounds.Add(names.Sound(last)))
                {
                    Add(_bySound, names.Sound(last), cluster);
                }
            }
        }
    }

    /// <summary>The one or dominant bearer of a single name, or -1.</summary>
    /// <param name="name">The name.</param>
    /// <param name="keys">What it is made of.</param>
    public int Bearer(ReadOnlySpan<char> name, in PersonKeys keys)
    {
        ReadOnlySpan<char> word = _names.Word(keys.Last);
        int found = Dominant(keys.Last, keys.Given);
        if (found == None && word.Length > 3 && word.EndsWith('s'))
        {
            found = Dominant(_names.Bare(keys.Last), _names.FindGiven(name[..^1]));
        }

        found = found == None ? Dominant(_names.Genitive(keys.Last), None) : found;
        return found != None ? found : _byLast[keys.Last].Bearer != None ? None : Top(_bySound, _names.Sound(keys.Last));
    }

    private static (int Bearer, int Next)[] Nobody(int count)
    {
        var nobody = new (int Bearer, int Next)[count];
        Array.Fill(nobody, (None, 0));
        return nobody;
    }

    private void Add((int Bearer, int Next)[] index, int word, int cluster)
    {
        ref (int Bearer, int Next) bearers = ref index[word];
        int articles = _clusters[cluster].Articles;
        int most = bearers.Bearer == None ? 0 : _clusters[bearers.Bearer].Articles;
        bearers = articles > most ? (cluster, most) : (bearers.Bearer, Math.Max(bearers.Next, articles));
    }

    private int Dominant(int last, int first)
    {
        int byLast = Top(_byLast, last);
        int byFirst = Top(_byFirst, first);
        return byLast == None ? byFirst
            : byFirst == None || _clusters[byLast].Articles >= Dominance * _clusters[byFirst].Articles ? byLast
            : _clusters[byFirst].Articles >= Dominance * _clusters[byLast].Articles ? byFirst : None;
    }

    private int Top((int Bearer, int Next)[] index, int word)
    {
        if (word < 0 || index[word].Bearer == None)
        {
            return None;
        }

        (int bearer, int next) = index[word];
        return next == 0 || _clusters[bearer].Articles >= Dominance * next ? bearer : None;
    }
}
