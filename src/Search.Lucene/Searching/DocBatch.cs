using Search.Lucene.Reading;

namespace Search.Lucene.Searching;

/// <summary>
/// The matches of one window of documents, ascending, with their scores: what scorers hand on. A window spans at most
/// <see cref="WindowSize"/> documents, so a batch never overflows.
/// </summary>
public sealed class DocBatch
{
    /// <summary>Documents that one window spans at most.</summary>
    public const int WindowSize = 4096;

    public int[] Docs { get; } = new int[WindowSize];

    /// <summary>Meaningful only where scores were asked for.</summary>
    public float[] Scores { get; } = new float[WindowSize];

    public int Count { get; set; }

    /// <summary>
    /// All matches are wanted, but of those that score less than this no more than that is to be known: they may carry any score
    /// below it. 0: every score counts. To be set by whoever asks for matches; scorers that add to what another filled in set it
    /// to 0 before.
    /// </summary>
    internal float ScoreFloor { get; set; }

    public ReadOnlySpan<int> DocSpan => Docs.AsSpan(0, Count);

    public ReadOnlySpan<float> ScoreSpan => Scores.AsSpan(0, Count);

    public void Add(int doc, float score)
    {
        Docs[Count] = doc;
        Scores[Count++] = score;
    }

    /// <summary>Drops deleted documents.</summary>
    internal void Keep(Bits live)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            int doc = Docs[i];
            Docs[kept] = doc;
            Scores[kept] = Scores[i];
            kept += live[doc] ? 1 : 0;
        }

        Count = kept;
    }
}
