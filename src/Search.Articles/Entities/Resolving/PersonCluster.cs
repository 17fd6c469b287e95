using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>
/// A person while the corpus is resolved: all full names with the same first and last word. Words by number (<see cref="PersonNames"/>).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct PersonCluster
{
    public const int None = -1;

    /// <summary>First word.</summary>
    public required int First { get; init; }

    /// <summary>Last word (with a ruler's number).</summary>
    public required int Last { get; init; }

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

    /// <summary>The cluster that this one was found to be a spelling of, or <see cref="None"/>.</summary>
    public int MergedInto { get; set; }

    /// <summary>The next of the clusters that were absorbed; this one's own end with <see cref="LastMember"/>.</summary>
    public int NextMember { get; set; }

    public int LastMember { get; set; }

    /// <summary>The first of its names that count, or <see cref="None"/>.</summary>
    public int FirstName { get; set; }

    public bool Accepted { get; set; }

    /// <summary>The last list of an article's persons that it was put on.</summary>
    public int ListedIn { get; set; }

    /// <summary>Its place on that list.</summary>
    public int ListPlace { get; set; }

    /// <summary>The last article that uses the first word alone.</summary>
    public int FirstSeenIn { get; set; }

    /// <summary>The last article that uses the last word alone.</summary>
    public int LastSeenIn { get; set; }

    /// <summary>Its number (<see cref="NamedThings"/>) once something is a use of it; <see cref="None"/> before.</summary>
    public int Key { get; set; }

    /// <summary>Counts an article by its surest mention.</summary>
    public void Count(in NumberedMention mention)
    {
        Articles++;
        Points += (long)MathF.Round(mention.Confidence * 100);
        Best = Math.Max(Best, mention.Confidence);
        Evidence |= mention.Evidence;
        Plain += mention.IsPlain ? 1 : 0;
    }
}
