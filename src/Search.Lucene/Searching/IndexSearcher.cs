using System.Runtime.ExceptionServices;
using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Filters;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching;

/// <summary>
/// Searches an index as it was when the reader was opened. Thread-safe; each search holds a reference to the reader, so that
/// closing the reader meanwhile does no harm.
/// </summary>
public sealed class IndexSearcher
{
    /// <param name="reader">The index; stays the caller's.</param>
    /// <param name="similarity">How terms are weighted; null: BM25 with the usual parameters.</param>
    /// <param name="filters">Keeps what filters match; null: nothing is kept.</param>
    public IndexSearcher(IndexReader reader, BM25Similarity? similarity = null, FilterCache? filters = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reader = reader;
        Similarity = similarity ?? BM25Similarity.Default;
        Filters = filters;
    }

    public IndexReader Reader { get; }

    public BM25Similarity Similarity { get; }

    /// <summary>Null: nothing is kept.</summary>
    public FilterCache? Filters { get; }

    /// <summary>The best documents.</summary>
    /// <exception cref="SearchTimeoutException">Over the time budget.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was closed before.</exception>
    /// <exception cref="UnsupportedFieldException">A query or sort needs what the field was not indexed with.</exception>
    public TopDocs Search(Query query, SearchOptions? options = null)
    {
        options ??= new SearchOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Size);
        SearchBudget budget = new(options.TimeBudget, options.Cancellation);
        if (options.Size == 0)
        {
            return new TopDocs(Count(query, budget), TotalIsExact: true, []);
        }

        int threshold = options.ExactTotals ? int.MaxValue : Math.Max(options.TotalHitsThreshold, options.Size);
        int size = Math.Min(options.Size, Math.Max(1, Reader.MaxDoc));
        if (options.Sort is null || options.Sort.IsByScore)
        {
            return SearchByScore(query, options, size, threshold, budget);
        }

        return Search(
            query,
            () => new TopFieldCollector(options.Sort, size, options.After, threshold),
            TopFieldCollector.Merge,
            options.Parallelism,
            budget);
    }

    /// <summary>Searches on several threads, each with a collector for its own segments, and joins what they collected.</summary>
    /// <param name="query">The query.</param>
    /// <param name="create">Makes a collector; called on the caller's thread, once a thread.</param>
    /// <param name="merge">Joins the collectors; called on the caller's thread.</param>
    /// <param name="parallelism">Threads at most; 1: the caller's alone.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    public TResult Search<TCollector, TResult>(
        Query query,
        Func<TCollector> create,
        Func<IReadOnlyList<TCollector>, TResult> merge,
        int parallelism = 1,
        SearchBudget? budget = null)
        where TCollector : Collector
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(merge);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        if (parallelism == 1 || Reader.Leaves.Count < 2)
        {
            TCollector only = create();
            Collect(query, only, budget);
            return merge([only]);
        }

        IReadOnlyList<LeafContext[]> slices = LeafSlices.Of(Reader.Leaves, parallelism);
        TCollector[] collectors = [.. slices.Select(_ => create())];
        Run(budget, context => CollectSlices(query, context, slices, collectors));
        return merge(collectors);
    }

    /// <summary>Number of matching documents that are not deleted.</summary>
    public long Count(Query query, SearchBudget? budget = null)
    {
        if (query is MatchAllDocsQuery)
        {
            return Reader.NumDocs;
        }

        if (query is TermQuery term && Reader.NumDocs == Reader.MaxDoc)
        {
            return DocFreq(term.Term);
        }

        CountCollector collector = new();
        Collect(query, collector, budget);
        return collector.Total;
    }

    /// <summary>Documents with the term, deleted ones included.</summary>
    public long DocFreq(Term term)
    {
        using ReaderReference reference = ReaderReference.To(Reader);
        SearchContext context = new(Reader, Similarity, SearchBudget.Unlimited);
        long docFreq = context.TermStates(term).DocFreq;
        context.Release();
        return docFreq;
    }

    /// <summary>Shows all matches, segment by segment and window by window, to a collector.</summary>
    public void Collect(Query query, Collector collector, SearchBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(collector);
        Run(budget, context =>
        {
            Weight weight = Prepare(query, context, collector.NeedsScores);
            CollectLeaves(weight, context, Reader.Leaves, collector);
        });
    }

    /// <summary>Why a document matches a query and scores as it does, or why it does not.</summary>
    /// <param name="query">The query.</param>
    /// <param name="doc">Id in the whole index.</param>
    /// <param name="budget">Time allowed; null for no limit.</param>
    public Explanation Explain(Query query, int doc, SearchBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, Reader.MaxDoc);
        Explanation? explanation = null;
        Run(budget, context =>
        {
            LeafContext leaf = Reader.Leaves.Last(candidate => candidate.DocBase <= doc);
            int local = doc - leaf.DocBase;
            explanation = leaf.Reader.LiveDocs is { } live && !live[local]
                ? Explanation.NoMatch("the document is deleted")
                : Prepare(query, context, needsScores: true).Explain(leaf, local);
        });
        return explanation!;
    }

    /// <summary>The query as it is run on this index: expanded and simplified.</summary>
    public Query Rewrite(Query query)
    {
        using ReaderReference reference = ReaderReference.To(Reader);
        return Rewrite(query, new SearchContext(Reader, Similarity, SearchBudget.Unlimited));
    }

    /// <summary>Rewrites a query and prepares it.</summary>
    internal static Weight Prepare(Query query, SearchContext context, bool needsScores)
        => Rewrite(query, context).CreateWeight(context, needsScores, 1f);

    /// <summary>Runs a search with the reader held open.</summary>
    internal void Run(SearchBudget? budget, Action<SearchContext> search)
    {
        using ReaderReference reference = ReaderReference.To(Reader);
        SearchContext context = new(Reader, Similarity, budget ?? SearchBudget.Unlimited) { Filters = Filters };
        search(context);
        context.Release();
    }

    private static void CollectLeaves(Weight weight, SearchContext context, IReadOnlyList<LeafContext> leaves, Collector collector)
    {
        context.MayPrune = collector.MayPrune;
        foreach (LeafContext leaf in leaves)
        {
            if (collector.MinScore > weight.GreatestScore)
            {
                collector.OnPruned();
                return;
            }

            BatchPool.Mark before = context.Batches.Borrowed;
            if (weight.Scorer(leaf) is { } scorer)
            {
                collector.SetLeaf(leaf);
                IEnumerable<DocBatch> windows = collector.CanSkip
                    ? CompetitiveWindows.Of(context, scorer, leaf, collector)
                    : context.Windows(scorer, leaf, collector, weight.GreatestScore);
                foreach (DocBatch batch in windows)
                {
                    collector.Collect(batch.DocSpan, batch.ScoreSpan);
                }
            }

            context.Batches.ReleaseTo(before);
        }
    }

    /// <summary>The query is rewritten and its statistics are looked up once, here; each thread then has cursors of its own.</summary>
    private static void CollectSlices(Query query, SearchContext context, IReadOnlyList<LeafContext[]> slices, IReadOnlyList<Collector> collectors)
    {
        bool needsScores = collectors[0].NeedsScores;
        Query rewritten = Rewrite(query, context);
        rewritten.CreateWeight(context, needsScores, 1f);
        try
        {
            Parallel.For(0, slices.Count, new ParallelOptions { MaxDegreeOfParallelism = slices.Count }, i =>
            {
                SearchContext own = context.Fork();
                CollectLeaves(rewritten.CreateWeight(own, needsScores, 1f), own, slices[i], collectors[i]);
                own.Release();
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private TopDocs SearchByScore(Query query, SearchOptions options, int size, int threshold, SearchBudget budget)
    {
        if (options.Parallelism == 1 || Reader.Leaves.Count < 2)
        {
            TopScoreCollector byScore = new(size, options.After, threshold);
            Collect(query, byScore, budget);
            return byScore.GetTopDocs();
        }

        SharedMinScore shared = new();
        return Search(
            query,
            () => new SharedTopScoreCollector(new TopScoreCollector(size, options.After, threshold), shared),
            parts =>
            {
                TopDocs[] tops = [.. parts.Select(static part => part.Own.GetTopDocs())];
                return new TopDocs(
                    tops.Sum(static top => top.Total),
                    tops.All(static top => top.TotalIsExact),
                    [.. tops.SelectMany(static top => top.Hits).OrderByDescending(static hit => hit.Score).ThenBy(static hit => hit.Doc).Take(size)]);
            },
            options.Parallelism,
            budget);
    }

    private static Query Rewrite(Query query, SearchContext context)
    {
        while (true)
        {
            context.Budget.Check();
            Query simpler = query.Rewrite(context);
            if (ReferenceEquals(simpler, query))
            {
                return query;
            }

            query = simpler;
        }
    }
}
