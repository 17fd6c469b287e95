namespace Search.Articles.Entities;

/// <summary>A person's name taken apart for comparison.</summary>
/// <param name="First">Key of the first word (<see cref="GivenNames"/>); empty where the name is a surname alone.</param>
/// <param name="Last">The last word (with a ruler's number), folded, without an Arabic article.</param>
/// <param name="Middle">Keys of the words between.</param>
/// <param name="Joined">The folded letters of all words as one: "Kim Jong-un" and "Kim Jong Un" agree.</param>
internal readonly record struct PersonName(string First, string Last, IReadOnlyList<string> Middle, string Joined)
{
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Dr.", "Prof.", "Dr", "Prof", "Professor", "Herr", "Herrn", "Frau", "Ing.", "Dipl.-Ing.", "Mag.", "Sir", "Lord", "Lady", "h.c.", "med.", "jur.", "phil.",
    };

    /// <summary>Words that belong to the surname behind them.</summary>
    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "von", "van", "de", "der", "den", "dem", "zu", "zur", "zum", "vom", "da", "di", "del", "della", "dos", "du", "la", "le", "ten", "ter", "af", "al", "el", "bin", "ibn",
        "Von", "Van", "De", "Zu", "Al", "El",
    };

    private static readonly string[] Articles = ["al-", "el-", "as-", "es-", "ad-", "an-", "ar-", "at-", "az-", "asch-", "ash-"];

    /// <summary>True for more than a surname.</summary>
    public bool IsFull => First.Length > 0;

    public static PersonName Parse(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int start = 0;
        while (start < words.Length - 1 && Titles.Contains(words[start]))
        {
            start++;
        }

        int first = start;
        while (first < words.Length - 1 && Particles.Contains(words[first]))
        {
            first++;
        }

        string last = words.Length == 0 ? "" : words[^1];
        int end = words.Length - 1;
        if (last.EndsWith('.') && end > start)
        {
            last = words[--end] + " " + last;
        }

        string joined = NameKey.Fold(string.Concat(words[start..])).Replace("-", "", StringComparison.Ordinal);
        string folded = WithoutArticle(NameKey.Fold(last)).ToString();
        // "Al Thani" and "von der Leyen" are surnames; "Benedikt XVI." has one word and a number, and is a whole name.
        bool single = first >= end && end == words.Length - 1;
        if (single || words.Length == 0)
        {
            return new PersonName("", folded, [], joined);
        }

        string[] middle = end > start + 1 ? [.. words[(start + 1)..end].Select(word => GivenNames.Key(word))] : [];
        return new PersonName(GivenNames.Key(words[start]), folded, middle, joined);
    }

    /// <summary>Whether the word says something of what follows, so that a name of two words may be less than a first and a last one.</summary>
    public static bool IsAttached(ReadOnlySpan<char> word) =>
        Titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>A folded surname without the Arabic article that it may begin with.</summary>
    public static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> folded)
    {
        foreach (string article in Articles)
        {
            if (folded.StartsWith(article, StringComparison.Ordinal))
            {
                return folded.Length > article.Length + 1 ? folded[article.Length..] : folded;
            }
        }

        return folded;
    }
}
