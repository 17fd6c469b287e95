using System.Text.Json;
using Search.Archive.Aliases;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Registry;
using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;
using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>
/// Makes the archive equal to its sources: understands every article, resolves names over the whole corpus, writes a new generation
/// beside the live one, verifies it and swaps the pointer. Whatever fails before the swap leaves the live generation untouched.
/// </summary>
public sealed class Reindexer
{
    private const string ReportFile = "report.json";
    private const string ReportPageFile = "report.html";
    private readonly GenerationStore _store;
    private readonly ISearchEngine _engine;
    private readonly IMentionExtractor _extractor;
    private readonly IEntityResolver _resolver;
    private readonly TimeProvider _clock;

    public Reindexer(GenerationStore store, ISearchEngine engine, IMentionExtractor extractor, IEntityResolver resolver, TimeProvider? clock = null)
    {
        _store = store;
        _engine = engine;
        _extractor = extractor;
        _resolver = resolver;
        _clock = clock ?? TimeProvider.System;
    }

    /// <exception cref="ArchiveBusyException">Another writer is at work.</exception>
    /// <exception cref="StrictRunException">The run is strict and items were skipped.</exception>
    /// <exception cref="ArchiveException">The run cannot be carried out.</exception>
    /// <exception cref="SourceMissingException">A source does not exist.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public ReindexReport Run(ReindexRequest request, IProgress<ReindexProgress>? listener, CancellationToken cancellation) =>
        Run(request, _store.AcquireWriter(), listener, cancellation);

    /// <summary>As above, under a writer lock that the caller has taken; the run releases it.</summary>
    /// <inheritdoc cref="Run(ReindexRequest, IProgress{ReindexProgress}, CancellationToken)"/>
    public ReindexReport Run(ReindexRequest request, IDisposable writerLock, IProgress<ReindexProgress>? listener, CancellationToken cancellation)
    {
        using IDisposable held = writerLock;
        var progress = new RunProgress(listener, _clock);
        int threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        AliasRules aliases = AliasFile.Load(_store);
        using IEngineReader? live = OpenLive();
        string generation = _store.Create(_clock.GetUtcNow());
        try
        {
            KeptContent kept = KeptContent.Nothing();
            Dictionary<string, IndexedArticle> indexed = [];
            if (live is not null && !request.Anew)
            {
                string keptPath = _store.KeptPath(_store.ReadCurrent()!.Generation, live.Metadata);
                Workers.Each(
                    threads,
                    () => kept = KeptContentStore.Load(_store.Disk, keptPath, _extractor.Version),
                    () => indexed = GenerationContent.IsOfThisBuild(live.Metadata) ? live.IndexedArticles().ToDictionary(a => a.Id, StringComparer.Ordinal) : []);
            }

            progress.Enter(ReindexPhase.Scanning);
            var reader = new CorpusReader(_extractor, kept, indexed, progress);
            IReadOnlyList<SourceFile> files = reader.Scan(request.Sources, cancellation);
            DiskSpace.Check(_store.Root, files);

            using Corpus corpus = reader.Read(files, _store.Folder(generation), threads, cancellation);
            ItemFault[] faults = [.. aliases.Faults, .. corpus.Faults];
            if (request.Strict && faults.Length > 0)
            {
                throw new StrictRunException(faults);
            }

            IReadOnlyDictionary<string, string> before = live?.ContentHashes() ?? new Dictionary<string, string>();
            if (corpus.Articles.Count == 0 && before.Count > 0)
            {
                throw new ArchiveException($"The sources hold no article, but the archive holds {before.Count}: it is not replaced by an empty one.");
            }

            progress.Enter(ReindexPhase.Resolving);
            var mentions = new CorpusMentions(kept.Mentions, [.. corpus.Articles.Select(a => a.Id)], [.. corpus.Articles.Select(a => a.Mentions)]);
            ResolvedCorpus? resolution = null;
            var copies = new CorpusCopies([], new JudgedPairs());
            Workers.Each(
                threads,
                () =>
                {
                    Naming naming = _resolver.Name(mentions, cancellation);
                    resolution = new ResolvedCorpus(naming, _resolver.Resolve(mentions, naming, live?.Registry.Entities ?? [], aliases.Rules, cancellation), kept.EntityIds);
                },
                () => copies = CorpusCopies.Find(
                    corpus.Articles.Select(a => a.Copy).ToArray(), i => corpus.Articles[i].ReadArticle(live), kept.Judged, cancellation));
            ResolvedCorpus resolved = resolution!;

            progress.Enter(ReindexPhase.Writing, corpus.Articles.Count);
            long taken = new GenerationWriter(_engine, _store, live, _extractor.Version)
                .Write(generation, corpus, kept.Mentions, resolved, copies, indexed.Count, threads, progress, cancellation);

            progress.Enter(ReindexPhase.Verifying);
            Verify(generation, corpus, resolved.Registry, copies.Marks, threads, cancellation);

            ReindexReport report = Report(generation, corpus, faults, resolved, before, progress.Elapsed) with
            {
                TakenOver = taken,
                Copies = copies.Marks.Zip(corpus.Articles).LongCount(c => c.First.First is { } first && !string.Equals(first, c.Second.Id, StringComparison.Ordinal)),
            };
            _store.Disk.WriteDurably(Path.Combine(_store.Folder(generation), ReportFile), s => JsonSerializer.Serialize(s, report, GenerationJson.Default.ReindexReport));
            _store.Disk.WriteDurably(Path.Combine(_store.Folder(generation), ReportPageFile), s => ReportPage.Write(s, report));
            progress.Enter(ReindexPhase.Publishing);
            cancellation.ThrowIfCancellationRequested();
            _store.Publish(generation);
            progress.Enter(ReindexPhase.Done);
            return report;
        }
        catch
        {
            DiscardUnpublished(generation);
            throw;
        }
    }

    /// <summary>What a failing disk does not let go of is cleared away by the next writer; the run's own error is the one to report.</summary>
    private void DiscardUnpublished(string generation)
    {
        try
        {
            if (!string.Equals(_store.ReadCurrent()?.Generation, generation, StringComparison.Ordinal))
            {
                _store.Discard(generation);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArchiveException)
        {
        }
    }

    private static ReindexReport Report(
        string generation, Corpus corpus, ItemFault[] faults, ResolvedCorpus resolved, IReadOnlyDictionary<string, string> before, TimeSpan elapsed)
    {
        long added = 0;
        long changed = 0;
        foreach (UnderstoodArticle article in corpus.Articles)
        {
            if (!before.TryGetValue(article.Id, out string? hash))
            {
                added++;
            }
            else if (!string.Equals(hash, article.Hash, StringComparison.Ordinal))
            {
                changed++;
            }
        }

        long stayed = corpus.Articles.Count - added;
        return new ReindexReport
        {
            Generation = generation,
            Articles = corpus.Articles.Count,
            Added = added,
            Changed = changed,
            Removed = before.Count - stayed,
            Unchanged = stayed - changed,
            Extracted = corpus.Extracted,
            People = resolved.CountOf(EntityKind.Person),
            Places = resolved.CountOf(EntityKind.Place),
            Skipped = faults,
            Reading = corpus.Reading,
            SourceBytes = corpus.SourceBytes,
            Elapsed = elapsed,
        };
    }

    private IEngineReader? OpenLive()
    {
        if (_store.ReadCurrent() is not { } current)
        {
            return null;
        }

        try
        {
            return _engine.OpenReader(_store.IndexFolder(current.Generation), current.Generation, m => _store.LoadRegistry(current.Generation, m));
        }
        catch (Exception e) when (e is IOException or ArchiveException)
        {
            // A damaged live generation must not keep a person from building a new one; ids start afresh then.
            return null;
        }
    }

    /// <summary>Every byte, that each article is there as its source has it, and that the registry can be read again.</summary>
    private void Verify(string generation, Corpus corpus, EntityRegistry registry, CopyMark[] copies, int threads, CancellationToken cancellation)
    {
        using IEngineReader reader = _engine.OpenReader(_store.IndexFolder(generation), generation, _ => registry);
        Workers.Each(
            threads,
            () => reader.Verify(cancellation),
            () => VerifyArticles(reader, corpus, copies),
            () => VerifyRegistry(_store.LoadRegistry(generation, reader.Metadata), registry));
    }

    private static void VerifyRegistry(EntityRegistry written, EntityRegistry registry)
    {
        if (!written.Entities.Select(e => (e.Id, e.Label, e.ArticleCount)).SequenceEqual(registry.Entities.Select(e => (e.Id, e.Label, e.ArticleCount))))
        {
            throw new ArchiveException("The new generation's registry does not hold the people and places that were found; it is not published.");
        }
    }

    private static void VerifyArticles(IEngineReader reader, Corpus corpus, CopyMark[] copies)
    {
        IReadOnlyList<IndexedArticle> found = reader.IndexedArticles();
        if (found.Count != corpus.Articles.Count)
        {
            throw new ArchiveException($"The new generation holds {found.Count} articles where {corpus.Articles.Count} belong; it is not published.");
        }

        Dictionary<string, IndexedArticle> byId = found.ToDictionary(a => a.Id, StringComparer.Ordinal);
        for (int i = 0; i < copies.Length; i++)
        {
            UnderstoodArticle wanted = corpus.Articles[i];
            if (!byId.TryGetValue(wanted.Id, out IndexedArticle? article) || !string.Equals(article.Hash, wanted.Hash, StringComparison.Ordinal)
                || !string.Equals(article.Copies.First, copies[i].First, StringComparison.Ordinal))
            {
                throw new ArchiveException($"The new generation does not hold article '{wanted.Id}' as it was read; it is not published.");
            }
        }
    }
}
