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
        List<PersonCluster> ordered = Ordered(clusters.Values);
        MergeInflected(ordered, clusters);
        MergeEqual(Open(ordered), static cluster => cluster.Joined.ToArray());
        MergeEqual(Open(ordered), static cluster => cluster.First.EndsWith('.') ? [] : Array.ConvertAll(cluster.Lasts.ToArray(), last => cluster.First + " " + Transliteration.Key(last)));
        List<PersonCluster> open = Open(ordered);
        for (int start = 0, end; start < open.Count; start = end)
        {
            for (end = start + 1; end < open.Count && string.Equals(open[end].Last, open[start].Last, StringComparison.Ordinal); end++)
            {
            }

            if (end - start > 1)
            {
                MergeFamily([.. open[start..end]]);
            }
        }
    }

    /// <summary>In the ordinal order of last, then first words. The first letters are sorted as numbers, which spares most looks at the words.</summary>
    private static List<PersonCluster> Ordered(IReadOnlyCollection<PersonCluster> clusters)
    {
        PersonCluster[] ordered = [.. clusters];
        ulong[] heads = Array.ConvertAll(ordered, cluster => Head(cluster.Last));
        Array.Sort(heads, ordered);
        for (int start = 0, end; start < ordered.Length; start = end)
        {
            for (end = start + 1; end < ordered.Length && heads[end] == heads[start]; end++)
            {
            }

            ordered.AsSpan(start, end - start).Sort(static (a, b) => string.CompareOrdinal(a.Last, b.Last) is not 0 and int last ? last : string.CompareOrdinal(a.First, b.First));
        }

        return [.. ordered];
    }

    /// <summary>The first four letters as a number that sorts as they do.</summary>
    private static ulong Head(string word)
    {
        const int letters = sizeof(ulong) / sizeof(char);
        const int letterBits = 16;
        ulong head = 0;
        for (int i = 0; i < letters; i++)
        {
            head = (head << letterBits) | (i < word.Length ? word[i] : '\0');
        }

        return head;
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
        }
    }

    /// <summary>Merges clusters that share a key into the one that most articles name.</summary>
    private static void MergeEqual(List<PersonCluster> clusters, Func<PersonCluster, string[]> keys)
    {
        var byKey = new Dictionary<string, PersonCluster>(StringComparer.Ordinal);
        foreach (PersonCluster cluster in clusters)
        {
            foreach (string key in keys(cluster))
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
