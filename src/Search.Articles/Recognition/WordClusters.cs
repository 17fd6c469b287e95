namespace Search.Articles.Recognition;

/// <summary>Words that stand among the same neighbours in untagged text, at three grains. Immutable.</summary>
internal sealed class WordClusters
{
    private readonly HashIndex _index;

    /// <param name="words">Hashes of words (<see cref="NameFeatures.WordHash"/>), ascending.</param>
    /// <param name="ids">Fine, middle and coarse cluster of each word.</param>
    public WordClusters(uint[] words, ushort[] ids)
    {
        Words = words;
        Ids = ids;
        _index = new HashIndex(words);
    }

    public static WordClusters None { get; } = new([], []);

    public uint[] Words { get; }

    public ushort[] Ids { get; }

    public WordCluster Of(ReadOnlySpan<char> word)
    {
        int at = Words.Length == 0 ? -1 : _index.Find(NameFeatures.WordHash(word));
        return at < 0 ? default : new WordCluster(Known: true, Ids[3 * at], Ids[(3 * at) + 1], Ids[(3 * at) + 2]);
    }
}
