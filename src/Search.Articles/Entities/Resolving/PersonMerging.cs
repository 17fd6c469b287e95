using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Finds the clusters that are spellings of one person: inflected forms, hyphens, transliterations, initials, and given names left out. Surnames that merely
/// resemble each other stay apart. Clusters are taken in the order of their words, so that the order of articles does not matter.
/// </summary>
internal sealed class PersonMerging
{
    private const int None = PersonCluster.None;
    private const int ShortestStem = 3;
    private readonly PersonNames _names;
    private readonly PersonClusters _clusters;
    private readonly MentionTable _table;

    private PersonMerging(MentionTable table, PersonClusters clusters) => (_table, _names, _clusters) = (table, table.Persons, clusters);

    public static void Merge(MentionTable table, PersonClusters clusters)
    {
        var merging = new PersonMerging(table, clusters);
        int[] ordered = merging.Ordered();
        merging.MergeInflected(ordered);
        merging.MergeJoined(merging.Open(ordered));
        merging.MergeSounds(merging.Open(ordered));
        merging.MergeFamilies(merging.Open(ordered));
    }

    private ReadOnlySpan<char> First(int cluster) => _names.Word(_clusters[cluster].First);

    private ReadOnlySpan<char> Last(int cluster) => _names.Word(_clusters[cluster].Last);

    /// <summary>Those in whom somebody is, in the ordinal order of last, then first words.</summary>
    private int[] Ordered()
    {
        const int bits = 32;
        int[] ranks = OrdinalOrder.Ranks(_names.WordCount, _names.Word);
        int[] ordered = [.. Enumerable.Range(0, _clusters.Count).Where(cluster => _clusters[cluster].Articles > 0)];
        ulong[] keys = Array.ConvertAll(ordered, cluster => ((ulong)(uint)ranks[_clusters[cluster].Last] << bits) | (uint)ranks[_clusters[cluster].First]);
        Array.Sort(keys, ordered);
        return ordered;
    }

    private int[] Open(int[] ordered) => Array.FindAll(ordered, cluster => _clusters[cluster].MergedInto == None);

    private void MergeInflected(int[] ordered)
    {
        foreach (int cluster in ordered)
        {
            ReadOnlySpan<char> last = Last(cluster);
            ReadOnlySpan<char> bare = last.TrimEnd("'’");
            int word = bare.Length < last.Length ? _names.Find(bare) : last.Length > ShortestStem && last.EndsWith('s') ? _names.Bare(_clusters[cluster].Last) : None;
            if (bare.Length == 0 || word == None || _clusters.Find(_clusters[cluster].First, word) is not (>= 0 and int stem) || _clusters[stem].MergedInto != None)
            {
                continue;
            }

            // A stem that never stands uninflected was cut from a name that ends in s ("Enders").
            (int into, int from) = _clusters[stem].Plain > 0 ? (stem, cluster) : (cluster, stem);
            _clusters.Absorb(into, from);
        }
    }

    /// <summary>Merges clusters that have a name of the same letters in common.</summary>
    private void MergeJoined(int[] clusters)
    {
        HashSet<ulong> repeated = RepeatedHashes(clusters);
        Predicate<int> isRepeated = name => repeated.Contains(_names[name].Joined);
        var byJoined = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<int>();
        foreach (int cluster in clusters)
        {
            _clusters.ListNames(cluster, names);
            if (!names.Exists(isRepeated))
            {
                continue;
            }

            foreach (string joined in names.Where(name => isRepeated(name)).Select(Joined).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(byJoined, joined, out bool isKnown);
                known = isKnown ? known : None;
                MergeEqual(ref known, cluster);
            }
        }
    }

    /// <summary>All letters of a name, as one word.</summary>
    private string Joined(int name) => PersonName.Parse(_table.Word(_names[name].Written)).Joined;

    /// <summary>Hashes of letters that more than one name has: only these can merge anything.</summary>
    private HashSet<ulong> RepeatedHashes(int[] clusters)
    {
        var hashes = new List<ulong>(clusters.Length);
        var names = new List<int>();
        foreach (int cluster in clusters)
        {
            _clusters.ListNames(cluster, names);
            foreach (int name in names)
            {
                hashes.Add(_names[name].Joined);
            }
        }

        hashes.Sort();
        var repeated = new HashSet<ulong>();
        for (int i = 1; i < hashes.Count; i++)
        {
            if (hashes[i] == hashes[i - 1])
            {
                repeated.Add(hashes[i]);
            }
        }

        return repeated;
    }

    /// <summary>Merges clusters whose first words are one name and whose last words sound alike.</summary>
    private void MergeSounds(int[] clusters)
    {
        var sounds = new ValueNumbers<(int First, int Sound)>(clusters.Length);
        var bySound = new List<int>(clusters.Length);
        var lasts = new List<int>();
        foreach (int cluster in clusters)
        {
            if (First(cluster).EndsWith('.'))
            {
                continue;
            }

            _clusters.ListLasts(cluster, lasts);
            foreach (int last in lasts)
            {
                int number = sounds.Of((_clusters[cluster].First, _names.Sound(last)));
                if (number == bySound.Count)
                {
                    bySound.Add(None);
                }

                MergeEqual(ref CollectionsMarshal.AsSpan(bySound)[number], cluster);
            }
        }
    }

    /// <summary>Merges a cluster with what was there of its key, into the one that more articles name.</summary>
    private void MergeEqual(ref int known, int cluster)
    {
        if (known == None)
        {
            known = cluster;
            return;
        }

        int a = _clusters.Root(known);
        int b = _clusters.Root(cluster);
        if (a == b)
        {
            return;
        }

        if (_clusters[b].Articles > _clusters[a].Articles)
        {
            _clusters.Absorb(b, a);
        }
        else
        {
            _clusters.Absorb(a, b);
        }
    }

    private void MergeFamilies(int[] open)
    {
        for (int start = 0, end; start < open.Length; start = end)
        {
            for (end = start + 1; end < open.Length && _clusters[open[end]].Last == _clusters[open[start]].Last; end++)
            {
            }

            if (end - start > 1)
            {
                MergeFamily(open[start..end]);
            }
        }
    }

    /// <summary>Bearers of one surname: an initial joins the only given name that it may stand for, a second given name the only person who has it.</summary>
    private void MergeFamily(int[] family)
    {
        foreach (int initial in family.Where(cluster => First(cluster).Length == 2 && First(cluster)[1] == '.'))
        {
            int[] bearers = family.Where(cluster => First(cluster).Length > 2 && First(cluster)[0] == First(initial)[0]).Take(2).ToArray();
            if (bearers.Length == 1)
            {
                _clusters.Absorb(bearers[0], initial);
            }
        }

        int[] left = Open(family);
        if (left.Length == 2)
        {
            // "Tayyip Erdogan" is Recep Tayyip Erdogan where nobody else has the surname.
            (int a, int b) = (left[0], left[1]);
            if (HasMiddle(a, b))
            {
                _clusters.Absorb(a, b);
            }
            else if (HasMiddle(b, a))
            {
                _clusters.Absorb(b, a);
            }
        }
    }

    /// <summary>Whether a name of the one has the other's first word between first and last.</summary>
    private bool HasMiddle(int one, int other) => _clusters.HasMiddle(one, _clusters[other].First);
}
