using Search.Lucene.Codecs.Postings;

namespace Search.Lucene.Searching.Scoring;

/// <summary>What is known of one term of a phrase in a block of documents that have all terms.</summary>
internal sealed class PhraseTerm
{
    /// <summary>Documents of a block.</summary>
    public const int BlockSize = PostingsFormat.BlockSize;

    public int[] Freqs { get; } = new int[BlockSize];

    public PositionPlace[] Places { get; } = new PositionPlace[BlockSize];

    public void Move(int from, int to)
    {
        Freqs[to] = Freqs[from];
        Places[to] = Places[from];
    }
}
