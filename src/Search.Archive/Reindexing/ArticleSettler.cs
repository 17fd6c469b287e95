using Search.Archive.Generations;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Copies;
using Search.Articles.Entities;

namespace Search.Archive.Reindexing;

/// <summary>
/// The end of the first pass, when all articles are read and it is known what recurs in each outlet: cuts it, and finds the names of every article that is new or
/// whose cuts changed. Each article is given to the extractor at most once.
/// </summary>
internal sealed class ArticleSettler(IMentionExtractor extractor, KeptContent kept, RecurringBlocks recurring, ReadingStatistics statistics, RunProgress progress)
{
    private long _extracted;

    /// <summary>Articles that were given to the extractor.</summary>
    public long Extracted => _extracted;

    /// <param name="articles">Articles of the sources, none of them cut.</param>
    /// <param name="spools">One a worker; what is cut is written to them again.</param>
    /// <param name="cancellation">Stops the work.</param>
    public UnderstoodArticle[] Settle(IReadOnlyList<UnderstoodArticle> articles, IReadOnlyList<ArticleSpool> spools, CancellationToken cancellation)
    {
        var settled = new UnderstoodArticle[articles.Count];
        int next = -1;
        Workers.Run(spools.Count, worker =>
        {
            for (int i = Interlocked.Increment(ref next); i < articles.Count; i = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                settled[i] = Settle(articles[i], spools[worker]);
                progress.Understood();
            }
        });
        return settled;
    }

    private UnderstoodArticle Settle(UnderstoodArticle article, ArticleSpool spool)
    {
        if (article.Indexed is not null)
        {
            return article;
        }

        string? mark = recurring.MarkOf(article.Blocks);
        bool isKept = kept.ByHash.TryGetValue(article.Hash, out KeptExtraction? before) && string.Equals(before.CutMark, mark, StringComparison.Ordinal);
        if (isKept && mark is null)
        {
            return article with { Mentions = before!.Mentions };
        }

        Article whole = article.ReadArticle(live: null);
        Article cut = mark is null ? whole : recurring.Cut(whole);
        int[] mentions = isKept ? before!.Mentions : Extract(cut);
        if (ReferenceEquals(cut, whole))
        {
            return article with { Mentions = mentions, CutMark = mark };
        }

        statistics.AddRecurring(cut, cut.Cut.Skip(whole.Cut.Count));
        (long offset, int length) = spool.Append(cut);
        return article with { Mentions = mentions, CutMark = mark, Spool = spool, Offset = offset, Length = length, Copy = article.Copy with { Fingerprint = CopyFingerprint.Of(CopyText.Of(cut)) } };
    }

    private int[] Extract(Article article)
    {
        Interlocked.Increment(ref _extracted);
        return kept.Mentions.Add(extractor.Extract(article).Mentions);
    }
}
