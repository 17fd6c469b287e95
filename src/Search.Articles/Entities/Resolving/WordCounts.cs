using System.Runtime.InteropServices;

namespace Search.Articles.Entities.Resolving;

/// <summary>Counts of a few words, by number; most often it is one word alone, which needs no memory.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct WordCounts
{
    private int _word;
    private int _count;
    private Dictionary<int, int>? _more;

    public void Add(int word, int count)
    {
        if (_count == 0)
        {
            _word = word;
        }

        if (_word == word)
        {
            _count += count;
            return;
        }

        _more ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(_more, word, out _) += count;
    }

    /// <summary>The words, the most frequent first.</summary>
    public readonly KeyValuePair<string, int>[] MostFrequent(CorpusMentions corpus)
    {
        var words = new KeyValuePair<string, int>[(_count == 0 ? 0 : 1) + (_more?.Count ?? 0)];
        if (words.Length == 0)
        {
            return words;
        }

        words[0] = new KeyValuePair<string, int>(corpus.Word(_word), _count);
        int next = 1;
        foreach ((int word, int count) in _more ?? [])
        {
            words[next++] = new KeyValuePair<string, int>(corpus.Word(word), count);
        }

        Array.Sort(words, static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : string.CompareOrdinal(a.Key, b.Key));
        return words;
    }
}
