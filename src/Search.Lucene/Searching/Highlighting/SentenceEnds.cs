namespace Search.Lucene.Searching.Highlighting;

/// <summary>Where sentences end, by rules that need no language: a line break, or a stop with a space and no small letter behind.</summary>
internal static class SentenceEnds
{
    public static IEnumerable<int> Find(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                yield return i + 1;
            }
            else if (c is '.' or '!' or '?' or '…' && IsBehindSentence(text, i))
            {
                int end = i + 1;
                while (end < text.Length && text[end] is '"' or '“' or '”' or '«' or '»' or '\'' or ')')
                {
                    end++;
                }

                yield return end;
                i = end - 1;
            }
        }
    }

    private static bool IsBehindSentence(string text, int stop)
    {
        int next = stop + 1;
        while (next < text.Length && !char.IsWhiteSpace(text[next]))
        {
            if (char.IsLetterOrDigit(text[next]) || text[next] is '.' or '!' or '?')
            {
                return false;
            }

            next++;
        }

        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        bool afterNumber = stop > 0 && char.IsDigit(text[stop - 1]) && text[stop] == '.';
        return next == text.Length || (!char.IsLower(text[next]) && !afterNumber);
    }
}
