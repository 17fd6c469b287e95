using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;

namespace Search.Lucene.Searching.Facets;

/// <summary>
/// Searches with facet filters in one pass: hits match all filters, while every filter's sideways collector also sees documents
/// that fail that filter alone, so that a facet shows what else could be chosen.
/// </summary>
public static class DrillSideways
{
    private const int NoneFailed = -1;
    private const int SeveralFailed = -2;

    /// <param name="searcher">Where to search.</param>
    /// <param name="query">The query, with all filters that no facet is counted for.</param>
    /// <param name="filters">The facet filters.</param>
    /// <param name="hits">Sees what matches the query and all filters. Nothing is pruned: counts are exact.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    public static void Collect(
        IndexSearcher searcher,
        Query query,
        IReadOnlyList<DrillDown> filters,
        Collector hits,
        SearchBudget? budget = null)
    {
        searcher.Run(budget, context =>
        {
            Weight weight = IndexSearcher.Prepare(query, context, hits.NeedsScores);
            Weight[] narrowing = [.. filters.Select(filter => IndexSearcher.Prepare(filter.Filter, context, needsScores: false))];
            foreach (LeafContext leaf in searcher.Reader.Leaves)
            {
                if (weight.Scorer(leaf) is { } scorer)
                {
                    Scorer?[] narrowed = [.. narrowing.Select(filter => filter.Scorer(leaf))];
                    new Segment(filters, hits, scorer, narrowed, context).Collect(leaf);
                }
            }
        });
    }

    private sealed class Segment(
        IReadOnlyList<DrillDown> filters,
        Collector hits,
        Scorer scorer,
        Scorer?[] narrowed,
        SearchContext context)
    {
        private readonly DocBatch _picked = context.Batches.Rent();
        private readonly bool[] _matched = new bool[DocBatch.WindowSize];
        private readonly int[] _failed = new int[DocBatch.WindowSize];

        public void Collect(LeafContext leaf)
        {
            hits.SetLeaf(leaf);
            foreach (DrillDown filter in filters)
            {
                filter.Sideways?.SetLeaf(leaf);
            }

            foreach (DocBatch batch in context.Windows(scorer, leaf))
            {
                Narrow(batch);
                Pick(batch, NoneFailed, NoneFailed, hits);
                for (int i = 0; i < filters.Count; i++)
                {
                    if (filters[i].Sideways is { } sideways)
                    {
                        Pick(batch, NoneFailed, i, sideways);
                    }
                }
            }
        }

        /// <summary>Notes for each document which filter it fails, if but one.</summary>
        private void Narrow(DocBatch batch)
        {
            int count = batch.Count;
            _failed.AsSpan(0, count).Fill(NoneFailed);
            for (int k = 0; k < narrowed.Length; k++)
            {
                if (narrowed[k] is { } filter)
                {
                    filter.Probe(batch.DocSpan, _matched, _picked.Scores);
                }
                else
                {
                    _matched.AsSpan(0, count).Clear();
                }

                for (int i = 0; i < count; i++)
                {
                    if (!_matched[i])
                    {
                        _failed[i] = _failed[i] == NoneFailed ? k : SeveralFailed;
                    }
                }
            }
        }

        private void Pick(DocBatch batch, int wanted, int alsoWanted, Collector collector)
        {
            _picked.Count = 0;
            for (int i = 0; i < batch.Count; i++)
            {
                if (_failed[i] == wanted || _failed[i] == alsoWanted)
                {
                    _picked.Add(batch.Docs[i], batch.Scores[i]);
                }
            }

            if (_picked.Count > 0)
            {
                collector.Collect(_picked.DocSpan, _picked.ScoreSpan);
            }
        }
    }
}
