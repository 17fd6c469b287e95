using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching;

/// <summary>One running search: the index, its statistics as looked up so far, and the time left. Not thread-safe.</summary>
public sealed class SearchContext
{
    private readonly Dictionary<string, CollectionStatistics?> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<Term, TermStates> _terms = [];
    private readonly Dictionary<(int Leaf, string Field), TermsEnum?> _dictionaries = [];
    private readonly Dictionary<Query, bool> _keptFilters = [];

    internal SearchContext(IndexReader reader, BM25Similarity similarity, SearchBudget budget)
    {
        Reader = reader;
        Similarity = similarity;
        Budget = budget;
    }

    public IndexReader Reader { get; }

    public BM25Similarity Similarity { get; }

    public SearchBudget Budget { get; }

    internal BatchPool Batches { get; } = new();

    /// <summary>Null: filters are not kept.</summary>
    internal FilterCache? Filters { get; init; }

    /// <summary>Statistics of a field, or null where no document has it.</summary>
    public CollectionStatistics? CollectionStatistics(string field)
    {
        if (_collections.TryGetValue(field, out CollectionStatistics? known))
        {
            return known;
        }

        long docCount = 0;
        long sumTotalTermFreq = 0;
        long sumDocFreq = 0;
        foreach (LeafContext leaf in Reader.Leaves)
        {
            if (leaf.Reader.Terms(field) is { } terms)
            {
                docCount += terms.DocCount;
                sumTotalTermFreq += terms.SumTotalTermFreq;
                sumDocFreq += terms.SumDocFreq;
            }
        }

        CollectionStatistics? statistics = docCount == 0
            ? null
            : new CollectionStatistics(field, Reader.MaxDoc, docCount, sumTotalTermFreq, sumDocFreq);
        _collections.Add(field, statistics);
        return statistics;
    }

    /// <summary>Looks a term up in every segment.</summary>
    public TermStates TermStates(Term term)
    {
        if (_terms.TryGetValue(term, out TermStates? known))
        {
            return known;
        }

        TermStates states = new(Reader.Leaves.Count);
        foreach (LeafContext leaf in Reader.Leaves)
        {
            TermsEnum? cursor = Dictionary(leaf, term.Field);
            if (cursor is not null && cursor.SeekExact(term.Bytes))
            {
                states.Add(leaf.Ordinal, cursor.GetState(), cursor.DocFreq, cursor.TotalTermFreq);
            }
        }

        _terms.Add(term, states);
        return states;
    }

    /// <summary>Postings of a term in a segment, or null where it does not occur.</summary>
    public PostingsEnum? Postings(LeafContext leaf, Term term, TermStates states, PostingsFeatures features)
    {
        TermState? state = states[leaf.Ordinal];
        if (state is null)
        {
            return null;
        }

        TermsEnum? cursor = Dictionary(leaf, term.Field);
        if (cursor is null)
        {
            return null;
        }

        cursor.SeekExact(term.Bytes, state);
        return cursor.Postings(features);
    }

    /// <summary>
    /// The matches of a segment that are not deleted, window by window; the batch is the same one each time. Windows without
    /// matches are left out.
    /// </summary>
    /// <param name="scorer">The matches.</param>
    /// <param name="leaf">The segment.</param>
    /// <param name="collector">Says from which score on documents are wanted; null: all are.</param>
    internal IEnumerable<DocBatch> Windows(Scorer scorer, LeafContext leaf, Collector? collector = null)
    {
        Bits? live = leaf.Reader.LiveDocs;
        int maxDoc = leaf.Reader.MaxDoc;
        DocBatch batch = Batches.Rent();
        for (int min = scorer.NextCandidate(0); min < maxDoc;)
        {
            Budget.Check();
            float minScore = collector?.MinScore ?? 0;
            if (minScore > 0)
            {
                collector!.OnPruned();
            }

            int max = Math.Min(maxDoc, min + DocBatch.WindowSize);
            batch.Count = 0;
            scorer.Fill(batch, min, max, minScore);
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

    /// <summary>A context for another thread of the same search, which begins with what was looked up so far.</summary>
    internal SearchContext Fork()
    {
        SearchContext fork = new(Reader, Similarity, Budget) { Filters = Filters };
        foreach ((string field, CollectionStatistics? statistics) in _collections)
        {
            fork._collections.Add(field, statistics);
        }

        foreach ((Term term, TermStates states) in _terms)
        {
            fork._terms.Add(term, states);
        }

        foreach ((Query filter, bool keeps) in _keptFilters)
        {
            fork._keptFilters.Add(filter, keeps);
        }

        return fork;
    }

    /// <summary>Prepares a clause that does not score, through the cache of filters where there is one.</summary>
    internal Weight FilterWeight(Query filter)
    {
        Weight weight = filter.CreateWeight(this, needsScores: false, 1f);
        if (Filters is null || !filter.IsCacheable || filter.IsCheap)
        {
            return weight;
        }

        if (!_keptFilters.TryGetValue(filter, out bool keeps))
        {
            keeps = Filters.Use(filter);
            _keptFilters.Add(filter, keeps);
        }

        return new CachedFilterWeight(weight, this, Filters, keeps);
    }

    private TermsEnum? Dictionary(LeafContext leaf, string field)
    {
        (int, string) key = (leaf.Ordinal, field);
        if (!_dictionaries.TryGetValue(key, out TermsEnum? cursor))
        {
            cursor = leaf.Reader.Terms(field)?.GetEnumerator();
            _dictionaries.Add(key, cursor);
        }

        return cursor;
    }
}
