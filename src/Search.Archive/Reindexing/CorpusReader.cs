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
/// The first pass: reads the sources, cleans each article and finds its names, on several workers. Articles whose content hash is
/// known are not given to the extractor again, and those that the live index holds as they are need not be cleaned either. Memory is bounded by what a worker holds and a line an article.
/// </summary>
internal sealed class CorpusReader
{
    private readonly IMentionExtractor _extractor;
    private readonly IReadOnlyDictionary<string, KeptExtraction> _kept;
    private readonly IReadOnlyDictionary<string, IndexedArticle> _indexed;
    private readonly RunProgress _progress;
    private readonly ConcurrentQueue<(long Sequence, ItemFault Fault)> _faults = new();
    private readonly ConcurrentQueue<UnderstoodArticle> _articles = new();
    private readonly ConcurrentQueue<SharedFile> _shared = new();
    private long _extracted;
    private int _nextFile = -1;

    /// <param name="extractor">Finds names.</param>
    /// <param name="kept">What it found before, by content hash.</param>
    /// <param name="indexed">Articles of the live index that may stay as they are, by id.</param>
    /// <param name="progress">Is told of every article.</param>
    public CorpusReader(
        IMentionExtractor extractor, IReadOnlyDictionary<string, KeptExtraction> kept, IReadOnlyDictionary<string, IndexedArticle> indexed, RunProgress progress)
    {
        _extractor = extractor;
        _indexed = indexed;
        _kept = kept;
        _progress = progress;
    }

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
            Workers.Run(threads, worker => Work(files, spools[worker], cancellation));
            return ToCorpus(files, spools);
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
            var shared = new SharedFile(number, file, ArticleReader.Read(file, cancellation));
            _shared.Enqueue(shared);
            Empty(shared, spool, cancellation);
            _progress.Understood(file.Length - shared.Consumed);
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
            else if (item.Article is { } raw)
            {
                Understand(raw, sequence, spool);
                long step = Math.Min(raw.Text.Length, (shared.File.Length - shared.Consumed) * 99 / 100);
                shared.Consumed += step;
                _progress.Understood(step, article: true);
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

        bool isKept = _kept.TryGetValue(raw.Origin.ContentHash, out KeptExtraction? kept);
        if (isKept && string.Equals(kept!.Id, raw.Id, StringComparison.Ordinal)
            && _indexed.TryGetValue(raw.Id, out IndexedArticle? indexed) && string.Equals(indexed.Hash, kept.Hash, StringComparison.Ordinal))
        {
            _articles.Enqueue(new UnderstoodArticle
            {
                Sequence = sequence,
                Id = raw.Id,
                Hash = indexed.Hash,
                File = raw.Origin.File,
                Line = raw.Origin.Line,
                Mentions = kept.Mentions,
                Copy = new CopyItem(raw.Id, indexed.Instant, indexed.Copies.Fingerprint),
                Indexed = indexed,
                IndexedEntities = kept.Entities,
            });
            return;
        }

        Article article = ArticleCleaner.Clean(raw);
        IReadOnlyList<Mention> mentions;
        if (isKept)
        {
            mentions = kept!.Mentions;
        }
        else
        {
            mentions = _extractor.Extract(article).Mentions;
            Interlocked.Increment(ref _extracted);
        }

        (long offset, int length) = spool.Append(article);
        _articles.Enqueue(new UnderstoodArticle
        {
            Sequence = sequence,
            Id = article.Id,
            Hash = article.Origin.ContentHash,
            File = article.Origin.File,
            Line = article.Origin.Line,
            Mentions = mentions,
            Copy = new CopyItem(article.Id, article.Date?.Value.ToUnixTimeMilliseconds(), CopyFingerprint.Of(CopyText.Of(article))),
            Spool = spool,
            Offset = offset,
            Length = length,
        });
    }

    private void AddFault(long sequence, ItemFault fault)
    {
        _faults.Enqueue((sequence, fault));
        _progress.Skipped();
    }

    /// <summary>Puts everything into the order of the sources; of equal ids the first wins and the others are faults.</summary>
    private Corpus ToCorpus(IReadOnlyList<SourceFile> files, IReadOnlyList<ArticleSpool> spools)
    {
        var articles = new List<UnderstoodArticle>(_articles.Count);
        var firsts = new Dictionary<string, UnderstoodArticle>(StringComparer.Ordinal);
        foreach (UnderstoodArticle article in _articles.OrderBy(a => a.Sequence))
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
            Extracted = _extracted,
            SourceBytes = files.Sum(f => f.Length),
        };
    }
}
