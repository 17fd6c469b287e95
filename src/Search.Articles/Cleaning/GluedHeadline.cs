namespace Search.Articles.Cleaning;

/// <summary>
/// Finds the seam where a scraper glued the kicker to the headline ("Treffen mit Meier Berlin und Wien wollen ..."). The text itself
/// is the witness: the words at the seam are names there (never after an article), and never follow each other.
/// </summary>
internal static class GluedHeadline
{
    private const int FewestKickerWords = 3;
    private const int MostKickerWords = 6;
    private const int FewestTitleWords = 4;

    private static readonly HashSet<string> Prepositions = new(StringComparer.OrdinalIgnoreCase) { "mit", "in", "bei", "von", "für", "gegen", "über", "aus", "an", "auf", "vor", "nach", "um", "zu", "ohne" };

    private static readonly string[] Articles = ["der", "die", "das", "dem", "den", "des", "ein", "eine", "einem", "einen", "einer", "eines", "sein", "seine", "seinem", "seinen", "seiner", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "vom", "zum", "zur", "am", "beim"];

    /// <summary>Length of the kicker, 0 when the headline is whole.</summary>
    public static int KickerLength(string title, string text)
    {
        if (title.AsSpan().IndexOfAny(":|–") >= 0)
        {
            return 0;
        }

        var words = title.Split(' ');
        var length = 0;
        for (var i = 0; i + FewestTitleWords < words.Length && i < MostKickerWords; i++)
        {
            length += words[i].Length + (i > 0 ? 1 : 0);
            if (i + 1 < FewestKickerWords || !Prepositions.Contains(words[i - 1]) || !IsCapitalised(words[i]) || !IsCapitalised(words[i + 1]))
            {
                continue;
            }

            if (!text.Contains(words[i] + " " + words[i + 1], StringComparison.Ordinal) && IsName(words[i], text, fewest: 2) && IsName(words[i + 1], text, fewest: 1) && words.Skip(i + 2).Any(w => char.IsLower(w[0])))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool IsCapitalised(string word) => word.Length > 1 && char.IsUpper(word[0]) && char.IsLetter(word[^1]);

    private static bool IsName(string word, string text, int fewest)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])))
            {
                continue;
            }

            count++;
            if (FollowsArticle(text, at))
            {
                return false;
            }
        }

        return count >= fewest;
    }

    private static bool FollowsArticle(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(' ');
        foreach (var article in Articles)
        {
            if (before.EndsWith(article, StringComparison.OrdinalIgnoreCase) && (before.Length == article.Length || !char.IsLetter(before[^(article.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }
}
