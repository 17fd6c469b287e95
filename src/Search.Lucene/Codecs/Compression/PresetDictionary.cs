namespace Search.Lucene.Codecs.Compression;

/// <summary>
/// How a chunk is cut: the first bytes are a dictionary, the rest is ten sub-blocks (the last may be shorter), each compressed as
/// if the dictionary stood before it.
/// </summary>
/// <param name="DictionaryLength">Raw bytes of the dictionary.</param>
/// <param name="BlockLength">Raw bytes of a sub-block.</param>
internal readonly record struct PresetDictionary(int DictionaryLength, int BlockLength)
{
    public const int SubBlocks = 10;

    /// <summary>Sub-blocks are so many times as long as the dictionary, when compressed with LZ4.</summary>
    public const int Lz4Factor = 16;

    /// <summary>Sub-blocks are so many times as long as the dictionary, when compressed with DEFLATE.</summary>
    public const int DeflateFactor = 6;

    public static PresetDictionary Cut(int length, int factor)
    {
        int dictionary = length / (SubBlocks * factor);
        return new(dictionary, (length - dictionary + SubBlocks - 1) / SubBlocks);
    }
}
