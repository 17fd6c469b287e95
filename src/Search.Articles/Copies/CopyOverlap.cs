using System.Runtime.InteropServices;

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
    /// neighbour that stayed; chance takes some more.
    /// </summary>
    public const float Threshold = 0.70f;

    /// <summary>Fewer words are only ever exact copies.</summary>
    public const int MinWords = 20;

    /// <summary>Below this many words chance weighs more, and so <see cref="ShortThreshold"/> holds.</summary>
    private const int ShortWords = 40;

    private const float ShortThreshold = 0.80f;

    /// <summary>A text so much shorter than the other is a quotation.</summary>
    private const int MaxLengthRatio = 4;

    /// <summary>A changed number for so many words makes a form filled in anew: weather, stocks, results, traffic.</summary>
    private const int WordsPerChangedNumber = 60;

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
        float wanted = Math.Min(first.Words.Length, second.Words.Length) < ShortWords ? ShortThreshold : Threshold;
        return overlap >= wanted && !DifferInNumbers(first, second);
    }

    /// <summary>
    /// True for texts of one form: as words they agree, but most numbers of the shorter one are not in the other, and they are too many for a
    /// correction.
    /// </summary>
    private static bool DifferInNumbers(CopyText first, CopyText second)
    {
        (CopyText shorter, CopyText longer) = first.Words.Length <= second.Words.Length ? (first, second) : (second, first);
        var left = new Dictionary<uint, int>();
        foreach (uint word in longer.Words)
        {
            if (CopyText.IsNumber(word))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _)++;
            }
        }

        int numbers = 0;
        int changed = 0;
        foreach (uint word in shorter.Words)
        {
            if (CopyText.IsNumber(word))
            {
                numbers++;
                if (left.GetValueOrDefault(word) > 0)
                {
                    left[word]--;
                }
                else
                {
                    changed++;
                }
            }
        }

        return changed * 2 > numbers && changed * WordsPerChangedNumber >= shorter.Words.Length;
    }
}
