using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching;

/// <summary>The matches of a segment, window by window, for a collector that can say which documents still count.</summary>
internal static class CompetitiveWindows
{
    /// <summary>As <see cref="SearchContext.Windows"/>; documents that do not count any more may be left out.</summary>
    public static IEnumerable<DocBatch> Of(SearchContext context, Scorer scorer, LeafContext leaf, Collector collector)
    {
        Bits? live = leaf.Reader.LiveDocs;
        int maxDoc = leaf.Reader.MaxDoc;
        DocBatch batch = context.Batches.Rent();
        DocBatch candidates = context.Batches.Rent();
        bool[] matched = [];
        for (int min = scorer.NextCandidate(0); min < maxDoc;)
        {
            context.Budget.Check();
            float minScore = collector.MinScore;
            Bits? competitive = collector.CompetitiveDocs;
            if (minScore > 0 || competitive is not null)
            {
                collector.OnPruned();
            }

            if (competitive is not null)
            {
                int first = competitive.NextSetBit(min);
                if (first == DocIdSetIterator.NoMoreDocs)
                {
                    yield break;
                }

                if (first > min)
                {
                    min = scorer.NextCandidate(first);
                    continue;
                }
            }

            int max = Math.Min(maxDoc, min + DocBatch.WindowSize);
            batch.Count = 0;
            if (competitive is null)
            {
                scorer.Fill(batch, min, max, minScore);
            }
            else
            {
                matched = matched.Length == 0 ? new bool[DocBatch.WindowSize] : matched;
                Probe(scorer, competitive, min, max, candidates, matched, batch);
            }

            if (live is not null)
            {
                batch.Keep(live);
            }

            if (batch.Count > 0)
            {
                yield return batch;
            }

            min = scorer.NextCandidate(max);
        }
    }

    private static void Probe(Scorer scorer, Bits competitive, int min, int max, DocBatch candidates, bool[] matched, DocBatch batch)
    {
        candidates.Count = 0;
        for (int doc = competitive.NextSetBit(min); doc < max; doc = competitive.NextSetBit(doc + 1))
        {
            candidates.Docs[candidates.Count++] = doc;
        }

        scorer.Probe(candidates.DocSpan, matched, candidates.Scores);
        for (int i = 0; i < candidates.Count; i++)
        {
            if (matched[i])
            {
                batch.Add(candidates.Docs[i], candidates.Scores[i]);
            }
        }
    }
}
