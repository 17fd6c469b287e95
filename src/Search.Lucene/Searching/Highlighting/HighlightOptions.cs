namespace Search.Lucene.Searching.Highlighting;

/// <summary>How a text is shown with its matches.</summary>
public sealed record HighlightOptions
{
    /// <summary>Fragments at most; 0: the whole text as one fragment.</summary>
    public int MaxFragments { get; init; } = 3;

    /// <summary>UTF-16 units up to which neighbouring sentences join one fragment, and above which a sentence is cut between words.</summary>
    public int FragmentLength { get; init; } = 200;

    /// <summary>Text analyzed at most, in UTF-16 units.</summary>
    public int MaxAnalyzed { get; init; } = 1_000_000;

    public string Before { get; init; } = "<mark>";

    public string After { get; init; } = "</mark>";

    /// <summary>Ends of sentences (places behind the last unit), ascending; null: simple rules for stops before a capital.</summary>
    public Func<string, IEnumerable<int>>? SentenceEnds { get; init; }
}
