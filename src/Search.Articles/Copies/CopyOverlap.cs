namespace Search.Articles.Copies;

/// <summary>
/// Compares two texts word by word. Their overlap is the share of the shorter one's words that stand in the other too, side by side with a
/// neighbour of theirs: containment of Broder (1997) at shingles of two words, counted in words. Cuts, moved paragraphs, new leads and longer
/// surroundings hardly lower it; a single replaced word costs little more than itself.
/// </summary>
public static class CopyOverlap
{
    /// <summary>
    /// From here on texts are copies. A text with every fifth word replaced at random keeps 0.8 of its words, but only 0.77 of them beside a
    /// neighbour that stayed; in short texts chance takes a tenth more.
    /// </summary>
    public const float Threshold = 0.66f;

    /// <summary>Fewer words are only ever exact copies.</summary>
    public const int MinWords = 20;

    /// <summary>A text so much shorter than the other is a quotation.</summary>
    private const int MaxLengthRatio = 4;

    /// <summary>With a changed number for so many words, and most numbers changed, a text is no correction of the other.</summary>
    private const int WordsPerChangedNumber = 60;

    /// <summary>From this overlap on, with numbers left aside, texts differ in nothing but their numbers.</summary>
    private const float SameForm = 0.97f;

    /// <summary>Whether lengths allow for a copy.</summary>
    public static bool CanBe(int words, int others) =>
        Math.Min(words, others) >= MinWords && Math.Max(words, others) <= Math.Min(words, others) * MaxLengthRatio;

    /// <summary>The overlap, 0 to 1.</summary>
    public static float Of(CopyText first, CopyText second)
    {
        (CopyText shorter, CopyText longer) = first.Words.Length <= second.Words.Length ? (first, second) : (second, first);
        ReadOnlySpan<uint> words = shorter.Words;
        if (words.Length < 2)
        {
            return words.SequenceEqual(longer.Words) && words.Length > 0 ? 1 : 0;
        }

        int covered = 0;
        bool before = false;
        for (int i = 1; i < words.Length; i++)
        {
            bool found = longer.HasPair(CopyText.Pair(words[i - 1], words[i]));
            covered += found || before ? 1 : 0;
            before = found;
        }

        return (covered + (before ? 1 : 0)) / (float)words.Length;
    }

    /// <summary>Whether one is a near copy of the other.</summary>
    /// <param name="first">A text.</param>
    /// <param name="second">Another.</param>
    /// <param name="overlap">How much they have in common, 0 to 1.</param>
    public static bool AreCopies(CopyText first, CopyText second, out float overlap)
    {
        overlap = 0;
        if (!CanBe(first.Words.Length, second.Words.Length))
        {
            return false;
        }

        overlap = Of(first, second);
        return overlap >= Threshold && !DifferInNumbers(first, second);
    }

    /// <summary>
    /// True for a form filled in anew (weather, stocks, results, traffic): a third of the numbers has changed and nothing else has, or most numbers
    /// have, and they are many. A number has changed if it stands beside neither of its neighbours in the other text.
    /// </summary>
    private static bool DifferInNumbers(CopyText first, CopyText second)
    {
        (CopyText shorter, CopyText longer) = first.Words.Length <= second.Words.Length ? (first, second) : (second, first);
        ReadOnlySpan<uint> words = shorter.Words;
        int numbers = 0;
        int changed = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (CopyText.IsNumber(words[i]))
            {
                numbers++;
                bool stays = (i > 0 && longer.HasPair(CopyText.Pair(words[i - 1], words[i])))
                    || (i + 1 < words.Length && longer.HasPair(CopyText.Pair(words[i], words[i + 1])));
                changed += stays ? 0 : 1;
            }
        }

        if (changed * 3 < numbers || changed == 0)
        {
            return false;
        }

        return (changed * 2 > numbers && changed * WordsPerChangedNumber >= words.Length)
            || Of(shorter.WithoutNumbers(), longer.WithoutNumbers()) >= SameForm;
    }
}
