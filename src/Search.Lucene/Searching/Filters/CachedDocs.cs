using Search.Lucene.Reading;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching.Filters;

/// <summary>Documents that a filter matches in a segment: as bits, or where they are few as a list.</summary>
internal sealed class CachedDocs
{
    /// <summary>Memory of what stands around the documents, estimated.</summary>
    private const int Overhead = 256;

    private readonly Bits? _bits;
    private readonly int[] _list;
    private readonly int _count;

    private CachedDocs(Bits? bits, int[] list, int count)
    {
        _bits = bits;
        _list = list;
        _count = count;
        Bytes = Overhead + ((long)sizeof(ulong) * (bits?.Words.Length ?? 0)) + ((long)sizeof(int) * list.Length);
    }

    public long Bytes { get; }

    /// <summary>Everything that a scorer matches.</summary>
    public static CachedDocs Of(Scorer? scorer, LeafContext leaf, SearchContext context)
    {
        int maxDoc = leaf.Reader.MaxDoc;
        Bits bits = new(maxDoc);
        int count = 0;
        if (scorer is not null)
        {
            DocBatch batch = context.Batches.Rent();
            for (int min = scorer.NextCandidate(0); min < maxDoc;)
            {
                context.Budget.Check();
                int max = Math.Min(maxDoc, min + DocBatch.WindowSize);
                batch.Count = 0;
                scorer.Fill(batch, min, max, 0);
                foreach (int doc in batch.DocSpan)
                {
                    bits.Set(doc);
                }

                count += batch.Count;
                min = scorer.NextCandidate(max);
            }
        }

        if (count > maxDoc / 32)
        {
            return new CachedDocs(bits, [], count);
        }

        int[] list = new int[count];
        int at = 0;
        for (int doc = bits.NextSetBit(0); at < count; doc = bits.NextSetBit(doc + 1))
        {
            list[at++] = doc;
        }

        return new CachedDocs(null, list, count);
    }

    /// <summary>The documents without scores, or null where there are none.</summary>
    public Scorer? Scorer()
        => _count == 0 ? null : _bits is not null ? new BitSetScorer(_bits, _count, 0) : new DocListScorer(_list);
}
