namespace Search.Lucene.Writing.Inverting;

/// <summary>Sorts the terms of a table by their bytes: by words of eight, each word one integer comparison.</summary>
internal static class TermOrder
{
    private const int Word = 8;

    /// <summary>All numbers of the table in the order of their terms.</summary>
    public static int[] Sort(TermTable table)
    {
        int[] numbers = new int[table.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }

        Sort(table, numbers, new ulong[numbers.Length]);
        return numbers;
    }

    /// <summary>Sorts the given distinct numbers.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="numbers">What is sorted.</param>
    /// <param name="scratch">At least as long.</param>
    public static void Sort(TermTable table, Span<int> numbers, Span<ulong> scratch) => Sort(table, numbers, scratch[..numbers.Length], 0);

    private static void Sort(TermTable table, Span<int> numbers, Span<ulong> words, int depth)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            words[i] = table.WordAt(numbers[i], depth);
        }

        words.Sort(numbers);
        for (int start = 0; start < numbers.Length;)
        {
            int end = start + 1;
            while (end < numbers.Length && words[end] == words[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                SortEqual(table, numbers[start..end], words[start..end], depth + Word);
            }

            start = end;
        }
    }

    /// <summary>Terms that agree, zeros behind their ends included, up to <paramref name="depth"/>: those that end there first, by length.</summary>
    private static void SortEqual(TermTable table, Span<int> numbers, Span<ulong> words, int depth)
    {
        int ended = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (table[numbers[i]].Length <= depth)
            {
                (numbers[ended], numbers[i]) = (numbers[i], numbers[ended]);
                ended++;
            }
        }

        if (ended > 1)
        {
            numbers[..ended].Sort((a, b) => table[a].Length.CompareTo(table[b].Length));
        }

        if (numbers.Length - ended > 1)
        {
            Sort(table, numbers[ended..], words[ended..], depth);
        }
    }
}
