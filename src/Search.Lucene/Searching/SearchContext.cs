using Search.Lucene.Codecs.Terms;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching;

/// <summary>One running search: the index, its statistics as looked up so far, and the time left. Not thread-safe.</summary>
public sealed class SearchContext
{
    /// <summary>Terms up to which a list is searched.</summary>
    private const int FewTerms = 16;

    private readonly List<FieldState> _fields = [];
    private readonly List<(Term Term, TermStates States)> _terms = [];
    private readonly Dictionary<Query, bool> _keptFilters = [];
    private Dictionary<Term, TermStates>? _manyTerms;
    private BatchPool? _batches;

    internal SearchContext(IndexReader reader, BM25Similarity similarity, SearchBudget budget)
    {
        Reader = reader;
        Similarity = similarity;
        Budget = budget;
    }

    public IndexReader Reader { get; }

    public BM25Similarity Similarity { get; }

    public SearchBudget Budget { get; }

    internal BatchPool Batches => _batches ??= BatchPool.Take();

    /// <summary>Whether the matches are perhaps not all asked for.</summary>
    internal bool MayPrune { get; set; }

    /// <summary>Null: filters are not kept.</summary>
    internal FilterCache? Filters { get; init; }

    /// <summary>Statistics of a field, or null where no document has it.</summary>
    public CollectionStatistics? CollectionStatistics(string field)
    {
        FieldState state = Field(field);
        if (!state.IsCounted)
        {
            state.IsCounted = true;
            state.Statistics = Count(field);
        }

        return state.Statistics;
    }

    /// <summary>Looks a term up in every segment.</summary>
    public TermStates TermStates(Term term)
    {
        if (Known(term) is { } known)
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

        _terms.Add((term, states));
        _manyTerms?.Add(term, states);
        return states;
    }

    /// <summary>Postings of a term in a segment, or null where it does not occur; valid until the segment has been searched.</summary>
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
        return Batches.Postings(cursor, features);
    }

    /// <summary>
    /// The matches of a segment that are not deleted, window by window; the batch is the same one each time. Windows without
    /// matches are left out.
    /// </summary>
    /// <param name="scorer">The matches.</param>
    /// <param name="leaf">The segment.</param>
    /// <param name="collector">Says from which score on documents are wanted; null: all are.</param>
    /// <param name="greatestScore">No match scores higher.</param>
    internal IEnumerable<DocBatch> Windows(
        Scorer scorer,
        LeafContext leaf,
        Collector? collector = null,
        float greatestScore = float.PositiveInfinity)
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
                if (minScore > greatestScore)
                {
                    yield break;
                }
            }

            int max = Math.Min(maxDoc, min + DocBatch.WindowSize);
            batch.Count = 0;
            batch.ScoreFloor = minScore > 0 ? 0 : collector?.ScoreFloor ?? 0;
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
        foreach (FieldState field in _fields.Where(static field => field.IsCounted))
        {
            FieldState known = fork.Field(field.Name);
            known.IsCounted = true;
            known.Statistics = field.Statistics;
        }

        fork._terms.AddRange(_terms);

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

    /// <summary>A cursor over a field's dictionary in a segment, the same one each time; null where the field has none.</summary>
    internal TermsEnum? Dictionary(LeafContext leaf, string field)
    {
        FieldState state = Field(field);
        ref TermsEnum? cursor = ref state.Cursors[leaf.Ordinal];
        if (cursor is null && leaf.Reader.Terms(field) is { } terms)
        {
            cursor = terms is FieldTerms dictionary ? dictionary.Rent() : terms.GetEnumerator();
        }

        return cursor;
    }

    /// <summary>Gives back what was borrowed. Left out when the search has failed: then buffers may hold anything.</summary>
    internal void Release()
    {
        foreach (FieldState state in _fields)
        {
            foreach (TermsEnum? cursor in state.Cursors)
            {
                (cursor as BlockTermsEnum)?.Return();
            }
        }

        _fields.Clear();
        _batches?.Release();
        _batches = null;
    }

    private TermStates? Known(Term term)
    {
        if (_terms.Count <= FewTerms)
        {
            foreach ((Term known, TermStates states) in _terms)
            {
                if (known.Equals(term))
                {
                    return states;
                }
            }

            return null;
        }

        _manyTerms ??= _terms.ToDictionary(static entry => entry.Term, static entry => entry.States);
        return _manyTerms.GetValueOrDefault(term);
    }

    private FieldState Field(string field)
    {
        foreach (FieldState known in _fields)
        {
            if (string.Equals(known.Name, field, StringComparison.Ordinal))
            {
                return known;
            }
        }

        FieldState state = new(field, new TermsEnum?[Reader.Leaves.Count]);
        _fields.Add(state);
        return state;
    }

    private CollectionStatistics? Count(string field)
    {
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

        return docCount == 0 ? null : new CollectionStatistics(field, Reader.MaxDoc, docCount, sumTotalTermFreq, sumDocFreq);
    }

    private sealed class FieldState(string name, TermsEnum?[] cursors)
    {
        public string Name { get; } = name;

        /// <summary>By segment, made when first asked for.</summary>
        public TermsEnum?[] Cursors { get; } = cursors;

        public bool IsCounted { get; set; }

        public CollectionStatistics? Statistics { get; set; }
    }
}
