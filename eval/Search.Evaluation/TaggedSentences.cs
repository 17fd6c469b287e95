namespace Search.Evaluation;

/// <summary>Reads <c>token TAB tag</c> lines, a blank line between sentences.</summary>
internal static class TaggedSentences
{
    public static IEnumerable<List<TaggedToken>> Read(string path)
    {
        var sentence = new List<TaggedToken>();
        foreach (string line in File.ReadLines(path))
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
            {
                if (sentence.Count > 0)
                {
                    yield return sentence;
                    sentence = [];
                }

                continue;
            }

            sentence.Add(new TaggedToken(line[..tab], line[(tab + 1)..].TrimEnd()));
        }

        if (sentence.Count > 0)
        {
            yield return sentence;
        }
    }

    public static IEnumerable<TaggedSpan> Spans(IReadOnlyList<TaggedToken> sentence)
    {
        for (int i = 0; i < sentence.Count;)
        {
            if (!sentence[i].Tag.StartsWith("B-", StringComparison.Ordinal))
            {
                i++;
                continue;
            }

            string kind = sentence[i].Tag[2..];
            int end = i + 1;
            while (end < sentence.Count && sentence[end].Tag == "I-" + kind)
            {
                end++;
            }

            yield return new TaggedSpan(kind, i, end);
            i = end;
        }
    }
}
