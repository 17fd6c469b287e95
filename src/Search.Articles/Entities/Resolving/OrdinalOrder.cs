namespace Search.Articles.Entities.Resolving;

/// <summary>
/// Sorts many words ordinally. Four letters of each are compared as one number that lies in the array being sorted; only words that agree in all four are
/// looked at again, with the four behind them (a radix sort of the most significant digits first; Bentley and Sedgewick, "Fast Algorithms for Sorting and
/// Searching Strings", SODA 1997).
/// </summary>
internal static class OrdinalOrder
{
    private const int HeadLetters = sizeof(ulong) / sizeof(char);
    private const int LetterBits = 16;

    /// <summary>A word by its number.</summary>
    public delegate ReadOnlySpan<char> WordAt(int number);

    /// <summary>The numbers of words in the ordinal order of the words.</summary>
    public static int[] Of(int count, WordAt words)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Sort(order, new ulong[count], 0, words);
        return order;
    }

    /// <summary>By number of a word, its place in the ordinal order.</summary>
    public static int[] Ranks(int count, WordAt words)
    {
        int[] order = Of(count, words);
        int[] ranks = new int[count];
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }

    private static void Sort(Span<int> order, Span<ulong> heads, int depth, WordAt words)
    {
        bool goOn = false;
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<char> word = words(order[i]);
            heads[i] = depth < word.Length ? Head(word[depth..]) : 0;
            goOn |= depth < word.Length;
        }

        if (!goOn)
        {
            // Equal words, or such as differ in zeros at their ends.
            order.Sort((a, b) => words(a).SequenceCompareTo(words(b)));
            return;
        }

        heads.Sort(order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && heads[end] == heads[start]; end++)
            {
            }

            if (end - start > 1)
            {
                SortEqual(order[start..end], heads[start..end], depth + HeadLetters, words);
            }
        }
    }

    private static void SortEqual(Span<int> order, Span<ulong> heads, int depth, WordAt words)
    {
        const int few = 16;
        if (order.Length <= few)
        {
            order.Sort((a, b) => words(a).SequenceCompareTo(words(b)));
        }
        else
        {
            Sort(order, heads, depth, words);
        }
    }

    /// <summary>The first four letters as a number that sorts as they do, with zeros behind a shorter word.</summary>
    private static ulong Head(ReadOnlySpan<char> word)
    {
        ulong head = 0;
        for (int i = 0; i < HeadLetters; i++)
        {
            head = (head << LetterBits) | (i < word.Length ? word[i] : '\0');
        }

        return head;
    }
}
