using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles.Entities;
using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>
/// Inserts articles into the live generation, or replaces those of equal id, in one commit. Names are resolved over the whole corpus
/// from the kept extractions; other articles are rewritten only where that changed what a name in them stands for.
/// </summary>
public sealed class ArticleAdder
{
    private readonly GenerationStore _store;
    private readonly ISearchEngine _engine;
    private readonly IMentionExtractor _extractor;
    private readonly IEntityResolver _resolver;
    private readonly TimeProvider _clock;

    public ArticleAdder(GenerationStore store, ISearchEngine engine, IMentionExtractor extractor, IEntityResolver resolver, TimeProvider? clock = null)
    {
        _store = store;
        _engine = engine;
        _extractor = extractor;
        _resolver = resolver;
        _clock = clock ?? TimeProvider.System;
    }

    /// <exception cref="ArchiveException">There is no archive yet, or it cannot be read.</exception>
    /// <inheritdoc cref="Reindexer.Run(ReindexRequest, IProgress{ReindexProgress}, CancellationToken)"/>
    public AddReport Run(ReindexRequest request, IProgress<ReindexProgress>? listener, CancellationToken cancellation)
    {
        var progress = new RunProgress(listener, _clock);
        int threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        using IDisposable writerLock = _store.AcquireWriter();
        LiveGeneration current = _store.ReadCurrent() ?? throw new ArchiveException($"There is no archive in '{_store.Root}' yet: reindex first.");
        string generation = current.Generation;
        using IEngineReader live = _engine.OpenReader(_store.IndexFolder(generation), generation, m => _store.LoadRegistry(generation, m));
        Dictionary<string, KeptExtraction> kept = ExtractionStore.Load(_store.Disk, _store.MentionsPath(generation, live.Metadata), _extractor.Version);
        IReadOnlyDictionary<string, string> hashes = live.ContentHashes();
        if (kept.Count < hashes.Values.Distinct(StringComparer.Ordinal).Count())
        {
            throw new ArchiveException("The kept extractions of the live generation are missing or of another version: reindex first.");
        }

        string spools = Directory.CreateDirectory(Path.Combine(_store.Folder(generation), "adding")).FullName;
        try
        {
            progress.Enter(ReindexPhase.Scanning);
            var reader = new CorpusReader(_extractor, kept, progress);
            IReadOnlyList<SourceFile> files = reader.Scan(request.Sources, cancellation);
            DiskSpace.Check(_store.Root, files);
            progress.Enter(ReindexPhase.Understanding, files.Sum(f => f.Length));
            using Corpus added = reader.Read(files, spools, threads, cancellation);
            if (request.Strict && added.Faults.Count > 0)
            {
                throw new StrictRunException(added.Faults);
            }

            return Write(generation, live, hashes, kept, added, progress, cancellation);
        }
        finally
        {
            Directory.Delete(spools, recursive: true);
        }
    }

    private AddReport Write(
        string generation,
        IEngineReader live,
        IReadOnlyDictionary<string, string> hashes,
        Dictionary<string, KeptExtraction> kept,
        Corpus added,
        RunProgress progress,
        CancellationToken cancellation)
    {
        var newIds = added.Articles.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        KeptExtraction[] staying = hashes
            .Where(p => !newIds.Contains(p.Key))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => kept[p.Value] with { Id = p.Key })
            .ToArray();

        progress.Enter(ReindexPhase.Resolving);
        ArticleMentions[] mentions = [.. staying.Select(k => k.ToMentions()), .. added.Articles.Select(a => new ArticleMentions(a.Id, a.Mentions))];
        var resolved = new ResolvedCorpus(_resolver.Resolve(mentions, live.Registry.Entities, cancellation));

        progress.Enter(ReindexPhase.Writing, added.Articles.Count);
        long replaced = 0;
        long renamed = 0;
        int number = GenerationContent.NextNumber(live.Metadata);
        using (IEngineWriter writer = _engine.OpenWriter(_store.IndexFolder(generation), new EngineWriterOptions()))
        {
            for (int i = 0; i < added.Articles.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                UnderstoodArticle article = added.Articles[i];
                replaced += hashes.ContainsKey(article.Id) ? 1 : 0;
                writer.Replace(article.ReadArticle(), resolved.People(staying.Length + i), resolved.Places(staying.Length + i));
                progress.Written();
            }

            for (int i = 0; i < staying.Length; i++)
            {
                if (!resolved.Entities(i).SequenceEqual(staying[i].Entities, StringComparer.Ordinal))
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Replace(live.Find(staying[i].Id)!, resolved.People(i), resolved.Places(i));
                    renamed++;
                }
            }

            progress.Enter(ReindexPhase.Publishing);
            IEnumerable<KeptExtraction> extractions =
            [
                .. staying.Select((k, i) => k with { Entities = resolved.Entities(i) }),
                .. added.Articles.Select((a, i) => new KeptExtraction(a.Hash, a.Id, a.Mentions, resolved.Entities(staying.Length + i))),
            ];
            GenerationContent.Commit(_store, generation, writer, number, resolved.Registry, _extractor.Version, extractions);
        }

        GenerationContent.RemoveOld(_store, generation, number);
        progress.Enter(ReindexPhase.Done);
        return new AddReport(generation, added.Articles.Count, added.Articles.Count - replaced, replaced, renamed, added.Faults, progress.Elapsed);
    }
}
