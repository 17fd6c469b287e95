using Search.Articles.Entities;

namespace Search.Articles.Recognition;

/// <summary>
/// The rows of the model that depend on where a word stands: punctuation around it, the beginning of a sentence, the categories of its neighbours, and
/// what the rules made of it. Each word has one row of every table.
/// </summary>
internal static class NamePositions
{
    /// <summary>Tables, hence rows a word.</summary>
    public const int Tables = 7;

    /// <summary>Values of <see cref="NameToken.Marked"/>.</summary>
    public const int Marks = 16;

    /// <summary>Classes of transitions: the punctuation between two words, and whether the second is capitalised.</summary>
    public const int TransitionClasses = 16;

    private const int Gaps = 256;
    private const int Pairs = NameCategories.Count * NameCategories.Count;
    private const int AfterStart = Gaps;
    private const int StartStart = AfterStart + Gaps;
    private const int PairStart = StartStart + (2 * NameCategories.Count);
    private const int NextStart = PairStart + Pairs;
    private const int AroundStart = NextStart + Pairs;
    private const int MarkStart = AroundStart + Pairs;

    /// <summary>Rows of all tables.</summary>
    public const int Rows = MarkStart + (Marks * Marks);

    /// <summary>Class of a transition by the punctuation alone, as an even number.</summary>
    private static readonly byte[] TransitionOfGap = [.. Enumerable.Range(0, Gaps).Select(gap => (byte)(2 * ((Gap)gap switch
    {
        Gap.None => 0,
        Gap.Comma => 1,
        Gap.Quote => 2,
        Gap.OpenParen => 3,
        Gap.CloseParen => 4,
        Gap.Dash => 5,
        Gap.Slash => 6,
        _ => 7,
    })))];

    /// <summary>Writes the rows of word <paramref name="index"/> of the chain.</summary>
    public static void Collect(ReadOnlySpan<NameToken> chain, int index, Span<int> rows)
    {
        ref readonly NameToken token = ref chain[index];
        int category = token.Category;
        int before = index > 0 ? chain[index - 1].Category : NameCategories.Boundary;
        bool last = index + 1 == chain.Length;
        int next = last ? NameCategories.Boundary : chain[index + 1].Category;
        rows[0] = index == 0 ? (int)Gap.Stop : (int)token.Before;
        rows[1] = AfterStart + (last ? (int)Gap.Stop : (int)chain[index + 1].Before);
        rows[2] = StartStart + (token.StartsSentence ? NameCategories.Count : 0) + category;
        rows[3] = PairStart + (before * NameCategories.Count) + category;
        rows[4] = NextStart + (category * NameCategories.Count) + next;
        rows[5] = AroundStart + (before * NameCategories.Count) + next;
        rows[6] = MarkStart + (token.Marked * Marks) + (last ? 0 : chain[index + 1].Marked);
    }

    /// <summary>Class of the transition from the word before.</summary>
    public static int Transition(in NameToken token)
    {
        return TransitionOfGap[(int)token.Before] + (token.Capital ? 1 : 0);
    }
}
