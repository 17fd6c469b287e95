namespace Search.Articles.Entities;

/// <summary>
/// Finds the clusters that are spellings of one person: inflected forms, hyphens, transliterations, initials, and given names left out. Surnames that merely
/// resemble each other stay apart. Clusters are taken in the order of their keys, so that the order of articles does not matter.
/// </summary>
internal static class PersonMerging
{
    private const int ShortestStem = 3;

    public static void Merge(Dictionary<(string First, string Last), PersonCluster> clusters)
    {
        List<PersonCluster> ordered = [.. clusters.Values.OrderBy(cluster => cluster.Last, StringComparer.Ordinal).ThenBy(cluster => cluster.First, StringComparer.Ordinal)];
        MergeInflected(ordered, clusters);
        MergeEqual(Open(ordered), cluster => cluster.Joined);
        MergeEqual(Open(ordered), cluster => cluster.First.EndsWith('.') ? [] : cluster.Lasts.Select(last => cluster.First + " " + Transliteration.Key(last)));
        foreach (IGrouping<string, PersonCluster> family in Open(ordered).GroupBy(cluster => cluster.Last, StringComparer.Ordinal))
        {
            MergeFamily([.. family]);
        }
    }

    private static List<PersonCluster> Open(List<PersonCluster> ordered) => ordered.FindAll(cluster => cluster.MergedInto is null);

    private static void MergeInflected(List<PersonCluster> ordered, Dictionary<(string First, string Last), PersonCluster> clusters)
    {
        foreach (PersonCluster cluster in ordered)
        {
            string last = cluster.Last.TrimEnd('\'', '’');
            bool apostrophe = last.Length < cluster.Last.Length;
            string bare = apostrophe ? last : last.Length > ShortestStem && last.EndsWith('s') ? last[..^1] : "";
            if (bare.Length == 0 || !clusters.TryGetValue((cluster.First, bare), out PersonCluster? stem) || stem.MergedInto is not null)
            {
                continue;
            }

            // A stem that never stands uninflected was cut from a name that ends in s ("Enders").
            (PersonCluster into, PersonCluster from) = stem.Plain > 0 ? (stem, cluster) : (cluster, stem);
            into.Absorb(from);
            foreach (string name in from.Names.Keys)
            {
                into.Names.Remove(name);
            }
        }
    }

    /// <summary>Merges clusters that share a key into the one that most articles name.</summary>
    private static void MergeEqual(List<PersonCluster> clusters, Func<PersonCluster, IEnumerable<string>> keys)
    {
        var byKey = new Dictionary<string, PersonCluster>(StringComparer.Ordinal);
        foreach (PersonCluster cluster in clusters)
        {
            foreach (string key in keys(cluster).ToArray())
            {
                if (!byKey.TryGetValue(key, out PersonCluster? other))
                {
                    byKey.Add(key, cluster);
                }
                else if (other.Root != cluster.Root)
                {
                    AbsorbSmaller(other.Root, cluster.Root);
                }
            }
        }
    }

    private static void AbsorbSmaller(PersonCluster a, PersonCluster b)
    {
        if (b.Articles > a.Articles)
        {
            b.Absorb(a);
        }
        else
        {
            a.Absorb(b);
        }
    }

    /// <summary>Bearers of one surname: an initial joins the only given name that it may stand for, a second given name the only person who has it.</summary>
    private static void MergeFamily(PersonCluster[] family)
    {
        foreach (PersonCluster initial in family.Where(cluster => cluster.First.Length == 2 && cluster.First[1] == '.'))
        {
            PersonCluster[] bearers = family.Where(cluster => cluster.First.Length > 2 && cluster.First[0] == initial.First[0]).Take(2).ToArray();
            if (bearers.Length == 1)
            {
                bearers[0].Absorb(initial);
            }
        }

        PersonCluster[] left = Array.FindAll(family, cluster => cluster.MergedInto is null);
        if (left.Length == 2)
        {
            // "Tayyip Erdogan" is Recep Tayyip Erdogan where nobody else has the surname.
            (PersonCluster a, PersonCluster b) = (left[0], left[1]);
            if (a.Middle.Contains(b.First))
            {
                a.Absorb(b);
            }
            else if (b.Middle.Contains(a.First))
            {
                b.Absorb(a);
            }
        }
    }
}
