namespace Search.Articles.Entities;

/// <summary>A person while the corpus is resolved: all spellings with the same first and last word, or a surname alone.</summary>
internal sealed class PersonCluster(string first, string last)
{
    private string[]? _settledLasts;
    private string[]? _settledSounds;

    /// <summary>First word, folded; empty for a surname alone.</summary>
    public string First { get; } = first;

    /// <summary>Last word (with a ruler's number), folded.</summary>
    public string Last { get; } = last;

    /// <summary>The last words of all spellings.</summary>
    public WordSet Lasts { get; } = One(last);

    /// <summary>Keys of the words between first and last, over all spellings.</summary>
    public WordSet Middle { get; } = new();

    /// <summary>All letters of the spellings (<see cref="PersonName.Joined"/>).</summary>
    public WordSet Joined { get; } = new();

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

    /// <summary><see cref="Lasts"/> when nothing is merged any more.</summary>
    public string[] SettledLasts => _settledLasts ??= Lasts.ToArray();

    /// <summary>The sounds of <see cref="SettledLasts"/>.</summary>
    public string[] SettledSounds => _settledSounds ??= Array.ConvertAll(SettledLasts, Transliteration.Key);

    /// <summary>The last list of an article's persons that it was put on.</summary>
    public int ListedIn { get; set; }

    /// <summary>The cluster that this one was found to be a spelling of, or null.</summary>
    public PersonCluster? MergedInto { get; set; }

    public bool Accepted { get; set; }

    /// <summary>The word by which articles name the person alone.</summary>
    public string Surname => FirstAlone > LastAlone ? First : Last;

    public PersonCluster Root => MergedInto is null ? this : MergedInto.Root;

    public void Count(Mention mention, PersonName parsed)
    {
        foreach (string middle in parsed.Middle)
        {
            Middle.Add(middle);
        }

        Joined.Add(parsed.Joined);
        Articles++;
        Points += (long)MathF.Round(mention.Confidence * 100);
        Best = Math.Max(Best, mention.Confidence);
        Evidence |= mention.Evidence;
        Plain += mention.Surface == mention.Name ? 1 : 0;
    }

    public void Absorb(PersonCluster other)
    {
        Articles += other.Articles;
        Points += other.Points;
        Best = Math.Max(Best, other.Best);
        Evidence |= other.Evidence;
        Plain += other.Plain;
        Lasts.AddAll(other.Lasts);
        Middle.AddAll(other.Middle);
        Joined.AddAll(other.Joined);
        other.MergedInto = this;
    }

    private static WordSet One(string word)
    {
        var set = new WordSet();
        set.Add(word);
        return set;
    }
}
