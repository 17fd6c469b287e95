namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// How Apache cuts a chunk that is compressed with DEFLATE: the first bytes are a dictionary, the rest is ten sub-blocks (the last may be shorter), each compressed as
/// if the dictionary stood before it.
/// </summary>
/// <param name="DictionaryLength">Raw bytes of the dictionary.</param>
/// <param name="BlockLength">Raw bytes of a sub-block.</param>
internal readonly record struct PresetDictionary(int DictionaryLength, int BlockLength)
{
    private const int SubBlocks = 10;

    /// <summary>Sub-blocks are so many times as long as the dictionary.</summary>
    private const int Factor = 6;

    public static PresetDictionary Cut(int length)
    {
        int dictionary = length / (SubBlocks * Factor);
        return new(dictionary, (length - dictionary + SubBlocks - 1) / SubBlocks);
    }
}
