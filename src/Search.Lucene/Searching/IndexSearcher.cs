using Search.Lucene.Model;
using Search.Lucene.Reading;
using Search.Lucene.Searching.Collecting;
using Search.Lucene.Searching.Queries;
using Search.Lucene.Searching.Scoring;

namespace Search.Lucene.Searching;

/// <summary>
/// Searches an index as it was when the reader was opened. Thread-safe; each search holds a reference to the reader, so that
/// closing the reader meanwhile does no harm.
/// </summary>
public sealed class IndexSearcher
{
    public IndexSearcher(IndexReader reader, BM25Similarity? similarity = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reader = reader;
        Similarity = similarity ?? BM25Similarity.Default;
    }

    public IndexReader Reader { get; }

    public BM25Similarity Similarity { get; }

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
            TopScoreCollector byScore = new(size, options.After, threshold);
            Collect(query, byScore, budget);
            return byScore.GetTopDocs();
        }

        TopFieldCollector byField = new(options.Sort, size, options.After);
        Collect(query, byField, budget);
        return byField.GetTopDocs();
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
        return new SearchContext(Reader, Similarity, SearchBudget.Unlimited).TermStates(term).DocFreq;
    }

    /// <summary>Shows all matches, segment by segment and window by window, to a collector.</summary>
    public void Collect(Query query, Collector collector, SearchBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(collector);
        Run(budget, context =>
        {
            Weight weight = Prepare(query, context, collector.NeedsScores);
            foreach (LeafContext leaf in Reader.Leaves)
            {
                BatchPool.Mark before = context.Batches.Borrowed;
                if (weight.Scorer(leaf) is { } scorer)
                {
                    collector.SetLeaf(leaf);
                    foreach (DocBatch batch in context.Windows(scorer, leaf, collector))
                    {
                        collector.Collect(batch.DocSpan, batch.ScoreSpan);
                    }
                }

                context.Batches.ReleaseTo(before);
            }
        });
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
        SearchContext context = new(Reader, Similarity, budget ?? SearchBudget.Unlimited);
        search(context);
        context.Release();
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
