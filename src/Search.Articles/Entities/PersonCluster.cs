namespace Search.Articles.Entities;

/// <summary>A person while the corpus is resolved: all spellings with the same first and last word, or a surname alone.</summary>
internal sealed class PersonCluster(string first, string last)
{
    /// <summary>First word, folded; empty for a surname alone.</summary>
    public string First { get; } = first;

    /// <summary>Last word (with a ruler's number), folded.</summary>
    public string Last { get; } = last;

    /// <summary>The last words of all spellings.</summary>
    public SortedSet<string> Lasts { get; } = new(StringComparer.Ordinal) { last };

    /// <summary>Keys of the words between first and last, over all spellings.</summary>
    public SortedSet<string> Middle { get; } = new(StringComparer.Ordinal);

    /// <summary>All letters of the spellings (<see cref="PersonName.Joined"/>).</summary>
    public SortedSet<string> Joined { get; } = new(StringComparer.Ordinal);

    /// <summary>Articles with the full name.</summary>
    public int Articles { get; set; }

    /// <summary>Sum over articles of the best confidence, in hundredths: whole numbers, so that order does not matter.</summary>
    public long Points { get; set; }

    public float Best { get; set; }

    /// <summary>Articles that use the first word alone, where the full name stands too: family names first, as in East Asia.</summary>
    public int FirstAlone { get; set; }

    /// <summary>Articles that use the last word alone, where the full name stands too.</summary>
    public int LastAlone { get; set; }

    /// <summary>Articles in which the name stands without inflection.</summary>
    public int Plain { get; set; }

    /// <summary>Everything that speaks for it.</summary>
    public MentionEvidence Evidence { get; set; }

    public Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The cluster that this one was found to be a spelling of, or null.</summary>
    public PersonCluster? MergedInto { get; set; }

    public bool Accepted { get; set; }

    /// <summary>The word by which articles name the person alone.</summary>
    public string Surname => FirstAlone > LastAlone ? First : Last;

    public PersonCluster Root => MergedInto is null ? this : MergedInto.Root;

    public void Count(Mention mention, PersonName parsed)
    {
        Middle.UnionWith(parsed.Middle);
        Joined.Add(parsed.Joined);
        Articles++;
        Points += (long)MathF.Round(mention.Confidence * 100);
        Best = Math.Max(Best, mention.Confidence);
        Evidence |= mention.Evidence;
        Names[mention.Name] = Names.GetValueOrDefault(mention.Name) + 1;
        Plain += mention.Surface == mention.Name ? 1 : 0;
    }

    public void Absorb(PersonCluster other)
    {
        Articles += other.Articles;
        Points += other.Points;
        Best = Math.Max(Best, other.Best);
        Evidence |= other.Evidence;
        Plain += other.Plain;
        Lasts.UnionWith(other.Lasts);
        Middle.UnionWith(other.Middle);
        Joined.UnionWith(other.Joined);
        foreach ((string name, int count) in other.Names)
        {
            Names[name] = Names.GetValueOrDefault(name) + count;
        }

        other.MergedInto = this;
    }
}
