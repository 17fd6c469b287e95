namespace Search.Articles.Entities;

/// <summary>Distinct words in ordinal order: one almost always, so that hundreds of thousands of such sets take little memory.</summary>
internal sealed class WordSet
{
    /// <summary>Null, the one word, or a sorted set of several.</summary>
    private object? _words;

    public void Add(string word)
    {
        switch (_words)
        {
            case null:
                _words = word;
                break;
            case string one:
                _words = string.Equals(one, word, StringComparison.Ordinal) ? one : new SortedSet<string>(StringComparer.Ordinal) { one, word };
                break;
            default:
                ((SortedSet<string>)_words).Add(word);
                break;
        }
    }

    public void AddAll(WordSet others)
    {
        foreach (string word in others.ToArray())
        {
            Add(word);
        }
    }

    public bool Contains(string word) => _words is SortedSet<string> several ? several.Contains(word) : string.Equals(_words as string, word, StringComparison.Ordinal);

    public string[] ToArray() => _words switch
    {
        null => [],
        string one => [one],
        _ => [.. (SortedSet<string>)_words],
    };
}
