using System.Collections.Concurrent;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Copies;
using Search.Articles.Entities;
using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>
/// The first pass: reads the sources and cleans each article, then settles all of them (<see cref="ArticleSettler"/>), on several workers. Articles whose content hash is
/// known and whose learned boilerplate is the same are not given to the extractor again, and those that the live index holds as they are need not be cleaned either. Memory is
/// bounded by what a worker holds and a line an article.
/// </summary>
internal sealed class CorpusReader
{
    private readonly IMentionExtractor _extractor;
    private readonly KeptContent _kept;
    private readonly IReadOnlyDictionary<string, IndexedArticle> _indexed;
    private readonly RunProgress _progress;
    private readonly ConcurrentQueue<(long Sequence, ItemFault Fault)> _faults = new();
    private readonly ConcurrentQueue<UnderstoodArticle> _articles = new();
    private readonly ConcurrentQueue<SharedFile> _shared = new();
    private readonly ReadingStatistics _statistics = new();
    private int _nextFile = -1;

    /// <param name="extractor">Finds names.</param>
    /// <param name="kept">What it found before; its table gets the mentions of what is new.</param>
    /// <param name="indexed">Articles of the live index that may stay as they are, by id.</param>
    /// <param name="progress">Is told of every article.</param>
    public CorpusReader(
        IMentionExtractor extractor, KeptContent kept, IReadOnlyDictionary<string, IndexedArticle> indexed, RunProgress progress)
    {
        _extractor = extractor;
        _indexed = indexed;
        _kept = kept;
        _progress = progress;
    }

    /// <summary>Articles that are in the archive already and stay; boilerplate is learned from them too.</summary>
    public IReadOnlyList<ArticleBlocks> BlocksBeside { get; init; } = [];

    /// <summary>Finds the files of the sources; what cannot be looked into is a fault.</summary>
    public IReadOnlyList<SourceFile> Scan(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var files = new List<SourceFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ScanItem item in SourceScanner.Scan(sources, cancellation))
        {
            if (item.File is { } file && seen.Add(file.Path))
            {
                files.Add(file);
                _progress.Scanned(files.Count);
            }
            else if (item.Fault is { } fault)
            {
                _faults.Enqueue(((long)files.Count << 32, fault));
                _progress.Skipped();
            }
        }

        return files;
    }

    /// <param name="files">Files in the order of the sources.</param>
    /// <param name="spoolFolder">Where articles lie between the passes.</param>
    /// <param name="threads">Workers.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public Corpus Read(IReadOnlyList<SourceFile> files, string spoolFolder, int threads, CancellationToken cancellation)
    {
        ArticleSpool[] spools = Enumerable.Range(0, threads).Select(i => new ArticleSpool(Path.Combine(spoolFolder, $"spool-{i}"))).ToArray();
        try
        {
            _progress.Enter(ReindexPhase.Reading, files.Sum(f => f.Length));
            Workers.Run(threads, worker => Work(files, spools[worker], cancellation));
            _progress.Enter(ReindexPhase.Understanding, _articles.Count);
            UnderstoodArticle[] articles = _articles.ToArray();
            RecurringBlocks recurring = RecurringBlocks.Learn([.. BlocksBeside, .. articles.Select(a => a.Blocks)]);
            ReadAgain(articles, recurring, files, spools, cancellation);
            var settler = new ArticleSettler(_extractor, _kept, recurring, _statistics, _progress);
            UnderstoodArticle[] settled = settler.Settle(articles, spools, cancellation);
            return ToCorpus(files, spools, settled, settler.Extracted);
        }
        catch
        {
            foreach (ArticleSpool spool in spools)
            {
                spool.Dispose();
            }

            throw;
        }
        finally
        {
            foreach (SharedFile file in _shared)
            {
                file.Dispose();
            }
        }
    }

    private void Work(IReadOnlyList<SourceFile> files, ArticleSpool spool, CancellationToken cancellation)
    {
        for (int number = Interlocked.Increment(ref _nextFile); number < files.Count; number = Interlocked.Increment(ref _nextFile))
        {
            SourceFile file = files[number];
            var shared = new SharedFile(number, file, ArticleReader.Read(file, cancellation, _indexed.Count > 0 ? IdOfStaying : null));
            _shared.Enqueue(shared);
            Empty(shared, spool, cancellation);
            _progress.Read(file.Length - shared.Consumed);
            shared.Consumed = file.Length;
        }

        // No file is left to open: help those who still read one of many records.
        foreach (SharedFile shared in _shared)
        {
            Empty(shared, spool, cancellation);
        }
    }

    private void Empty(SharedFile shared, ArticleSpool spool, CancellationToken cancellation)
    {
        while (shared.TryTake(out ReadItem item, out long sequence))
        {
            cancellation.ThrowIfCancellationRequested();
            if (item.Fault is { } fault)
            {
                AddFault(sequence, fault);
            }
            else
            {
                if (item.Known is { } known)
                {
                    _articles.Enqueue(Staying(known.Id, known.Origin, sequence)!);
                }
                else
                {
                    Understand(item.Article!, sequence, spool);
                }

                long step = Math.Min(item.Known?.Length ?? item.Article!.Text.Length, (shared.File.Length - shared.Consumed) * 99 / 100);
                shared.Consumed += step;
                _progress.Read(step, article: true);
            }
        }
    }

    private void Understand(RawArticle raw, long sequence, ArticleSpool spool)
    {
        if (raw.Id.Length is 0 or > ArchiveLimits.IdLength)
        {
            AddFault(sequence, new ItemFault(raw.Origin.File, raw.Origin.Line, "bad-id", $"The id has {raw.Id.Length} characters; 1 to {ArchiveLimits.IdLength} are allowed."));
            return;
        }

        _articles.Enqueue(Staying(raw.Id, raw.Origin, sequence) ?? Clean(raw, sequence, spool));
    }

    /// <summary>Id of the article that the live index holds of this content hash, or null.</summary>
    private string? IdOfStaying(string hash) =>
        _kept.ByHash.TryGetValue(hash, out KeptExtraction? kept) && kept.Blocks is not null && _indexed.TryGetValue(kept.Id, out IndexedArticle? indexed)
        && string.Equals(indexed.Hash, hash, StringComparison.Ordinal)
            ? kept.Id
            : null;

    /// <summary>The article as the live index holds it, if its content is the same there.</summary>
    private UnderstoodArticle? Staying(string id, ArticleOrigin origin, long sequence)
    {
        if (!string.Equals(IdOfStaying(origin.ContentHash), id, StringComparison.Ordinal))
        {
            return null;
        }

        KeptExtraction kept = _kept.ByHash[origin.ContentHash];
        IndexedArticle indexed = _indexed[id];
        return new UnderstoodArticle
        {
            Sequence = sequence,
            Id = kept.Id,
            Hash = kept.Hash,
            File = origin.File,
            Line = origin.Line,
            Mentions = kept.Mentions,
            Blocks = kept.Blocks!,
            CutMark = kept.CutMark,
            Copy = new CopyItem(kept.Id, indexed.Instant, indexed.Copies.Fingerprint),
            Indexed = indexed,
            IndexedEntities = kept.Entities,
        };
    }

    private UnderstoodArticle Clean(RawArticle raw, long sequence, ArticleSpool spool)
    {
        Article article = ArticleCleaner.Clean(raw);
        _statistics.Add(article);
        (long offset, int length) = spool.Append(article);
        return new UnderstoodArticle
        {
            Sequence = sequence,
            Id = article.Id,
            Hash = article.Origin.ContentHash,
            File = article.Origin.File,
            Line = article.Origin.Line,
            Mentions = [],
            Blocks = RecurringBlocks.Of(article),
            Copy = new CopyItem(article.Id, article.Date?.Value.ToUnixTimeMilliseconds(), CopyFingerprint.Of(CopyText.Of(article))),
            Spool = spool,
            Offset = offset,
            Length = length,
        };
    }

    /// <summary>
    /// Reads articles that were to stay as the live index has them once more, where what recurs has changed so that they are to be cut
    /// otherwise: the index knows what was cut, but not where it stood.
    /// </summary>
    private void ReadAgain(UnderstoodArticle[] articles, RecurringBlocks recurring, IReadOnlyList<SourceFile> files, IReadOnlyList<ArticleSpool> spools, CancellationToken cancellation)
    {
        const int recordBits = 32;
        IGrouping<int, int>[] stale = Enumerable.Range(0, articles.Length)
            .Where(i => articles[i].Indexed is not null && !string.Equals(recurring.MarkOf(articles[i].Blocks), articles[i].CutMark, StringComparison.Ordinal))
            .GroupBy(i => (int)(articles[i].Sequence >> recordBits))
            .ToArray();
        int next = -1;
        Workers.Run(spools.Count, worker =>
        {
            for (int f = Interlocked.Increment(ref next); f < stale.Length; f = Interlocked.Increment(ref next))
            {
                Dictionary<uint, int> wanted = stale[f].ToDictionary(i => (uint)articles[i].Sequence);
                uint record = 0;
                foreach (ReadItem item in ArticleReader.Read(files[stale[f].Key], cancellation))
                {
                    if (wanted.TryGetValue(record++, out int place) && item.Article is { } raw)
                    {
                        articles[place] = Clean(raw, articles[place].Sequence, spools[worker]);
                    }
                }
            }
        });
    }

    private void AddFault(long sequence, ItemFault fault)
    {
        _faults.Enqueue((sequence, fault));
        _progress.Skipped();
    }

    /// <summary>Puts everything into the order of the sources; of equal ids the first wins and the others are faults.</summary>
    private Corpus ToCorpus(IReadOnlyList<SourceFile> files, IReadOnlyList<ArticleSpool> spools, UnderstoodArticle[] settled, long extracted)
    {
        var articles = new List<UnderstoodArticle>(settled.Length);
        var firsts = new Dictionary<string, UnderstoodArticle>(StringComparer.Ordinal);
        foreach (UnderstoodArticle article in settled.OrderBy(a => a.Sequence))
        {
            if (firsts.TryAdd(article.Id, article))
            {
                articles.Add(article);
                continue;
            }

            UnderstoodArticle first = firsts[article.Id];
            AddFault(article.Sequence, new ItemFault(article.File, article.Line, "duplicate-id", $"The id '{article.Id}' was already used by {first.File}{(first.Line > 0 ? ":" + first.Line : "")}."));
        }

        return new Corpus(spools)
        {
            Articles = articles,
            Faults = _faults.OrderBy(f => f.Sequence).Select(f => f.Fault).ToArray(),
            Extracted = extracted,
            Reading = _statistics.ToReport(),
            SourceBytes = files.Sum(f => f.Length),
        };
    }
}
