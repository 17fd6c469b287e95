using Search.Lucene.Codecs.Postings;

namespace Search.Lucene.Searching.Scoring;

/// <summary>What is known of one term of a phrase in a block of documents that have all terms.</summary>
internal sealed class PhraseTerm
{
    /// <summary>Documents of a block.</summary>
    public const int BlockSize = PostingsFormat.BlockSize;

    public int[] Freqs { get; } = new int[BlockSize];

    public PositionPlace[] Places { get; } = new PositionPlace[BlockSize];

    /// <summary>For each document of the rarest term's block the frequencies up to and with it.</summary>
    public int[] Sums { get; } = new int[BlockSize];

    /// <summary>As <see cref="Keep"/>, for the rarest term, whose places are not known yet.</summary>
    /// <param name="indexes">Indexes of documents in the block.</param>
    /// <param name="start">Where the positions of the block begin.</param>
    public void Locate(ReadOnlySpan<int> indexes, PositionPlace start)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            int index = indexes[i];
            int freq = Freqs[index];
            Freqs[i] = freq;
            Places[i] = start with { Offset = start.Offset + (uint)(Sums[index] - freq) };
        }
    }

    /// <summary>Moves to the front what is known of the documents at given indexes, which ascend.</summary>
    public void Keep(ReadOnlySpan<int> indexes)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            Freqs[i] = Freqs[indexes[i]];
            Places[i] = Places[indexes[i]];
        }
    }
}
