using Search.Archive.Aliases;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Cleaning;
using Search.Articles.Copies;
using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;
using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>
/// Inserts articles into the live generation, or replaces those of equal id, in one commit. Names are resolved over the whole corpus
/// from the kept extractions, and copies from the kept fingerprints; other articles are rewritten only where that changed what a name in them stands
/// for, or what they are copies of.
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
        AliasRules aliases = AliasFile.Load(_store);
        using IEngineReader live = OpenLive(out string generation);
        LiveContent content = LiveContent.Read(_store, generation, live, _extractor.Version);
        string spools = Directory.CreateDirectory(Path.Combine(_store.Folder(generation), "adding")).FullName;
        try
        {
            progress.Enter(ReindexPhase.Scanning);
            var reader = new CorpusReader(_extractor, content.Kept, new Dictionary<string, IndexedArticle>(), progress) { BlocksBeside = [.. content.Kept.ByHash.Values.Select(k => k.Blocks).OfType<ArticleBlocks>()] };
            IReadOnlyList<SourceFile> files = reader.Scan(request.Sources, cancellation);
            DiskSpace.Check(_store.Root, files);
            using Corpus added = reader.Read(files, spools, threads, cancellation);
            ItemFault[] faults = [.. aliases.Faults, .. added.Faults];
            if (request.Strict && faults.Length > 0)
            {
                throw new StrictRunException(faults);
            }

            AddReport report = Write(generation, live, content, added, aliases, threads, progress, cancellation, out _);
            return report with { Skipped = faults };
        }
        finally
        {
            Directory.Delete(spools, recursive: true);
        }
    }

    /// <summary>
    /// Applies the alias file to the live generation: entities are made again of what the mentions were found to stand for, and the articles whose people or places
    /// changed are rewritten, all in one commit.
    /// </summary>
    /// <param name="file">A file that becomes the archive's alias file, or null for the one it has.</param>
    /// <param name="strict">Change nothing when a line cannot be understood.</param>
    /// <param name="listener">Hears of the progress, or null.</param>
    /// <param name="cancellation">Stops the run; nothing is changed then.</param>
    /// <exception cref="ArchiveBusyException">Another writer is at work.</exception>
    /// <exception cref="StrictRunException">The run is strict and lines were skipped.</exception>
    /// <exception cref="ArchiveException">There is no archive yet, or it or the file cannot be read.</exception>
    public AliasReport ApplyAliases(string? file, bool strict, IProgress<ReindexProgress>? listener, CancellationToken cancellation)
    {
        var progress = new RunProgress(listener, _clock);
        using IDisposable writerLock = _store.AcquireWriter();
        if (file is not null && !File.Exists(file))
        {
            throw new ArchiveException($"There is no alias file '{file}'.");
        }

        AliasRules aliases = file is null ? AliasFile.Load(_store) : AliasFile.Load(file);
        if (strict && aliases.Faults.Count > 0)
        {
            throw new StrictRunException(aliases.Faults);
        }

        using IEngineReader live = OpenLive(out string generation);
        LiveContent content = LiveContent.Read(_store, generation, live, _extractor.Version);
        using var nothing = new Corpus([]) { Articles = [], Faults = [], Extracted = 0, Reading = new ReadingStatistics().ToReport(), SourceBytes = 0 };
        string mark = _engine.CommitMark(_store.IndexFolder(generation));
        Action putBack = AliasFile.Install(_store, file);
        try
        {
            AddReport report = Write(generation, live, content, nothing, aliases, Environment.ProcessorCount, progress, cancellation, out ResolvedCorpus resolved);
            return new AliasReport(generation, aliases.Rules.Count, resolved.UnusedAliases, report.Renamed, aliases.Faults, progress.Elapsed);
        }
        catch
        {
            if (string.Equals(mark, _engine.CommitMark(_store.IndexFolder(generation)), StringComparison.Ordinal))
            {
                putBack();
            }

            throw;
        }
    }

    private IEngineReader OpenLive(out string generation)
    {
        LiveGeneration current = _store.ReadCurrent() ?? throw new ArchiveException($"There is no archive in '{_store.Root}' yet: reindex first.");
        string name = current.Generation;
        generation = name;
        return _engine.OpenReader(_store.IndexFolder(name), name, m => _store.LoadRegistry(name, m));
    }

    private AddReport Write(
        string generation,
        IEngineReader live,
        LiveContent content,
        Corpus added,
        AliasRules aliases,
        int threads,
        RunProgress progress,
        CancellationToken cancellation,
        out ResolvedCorpus resolution)
    {
        var newIds = added.Articles.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        IndexedArticle[] before = content.Indexed.Where(a => !newIds.Contains(a.Id)).OrderBy(a => a.Id, StringComparer.Ordinal).ToArray();
        KeptExtraction[] staying = before.Select(a => content.Kept.ByHash[a.Hash] with { Id = a.Id }).ToArray();

        progress.Enter(ReindexPhase.Resolving);
        var mentions = new CorpusMentions(
            content.Kept.Mentions,
            [.. staying.Select(k => k.Id), .. added.Articles.Select(a => a.Id)],
            [.. staying.Select(k => k.Mentions), .. added.Articles.Select(a => a.Mentions)]);
        CopyItem[] items = [.. before.Select(a => new CopyItem(a.Id, a.Instant, a.Copies.Fingerprint)), .. added.Articles.Select(a => a.Copy)];
        Article Read(int i) => i < before.Length ? live.Find(before[i].Id)! : added.Articles[i - before.Length].ReadArticle(live);

        // Where no article is added, none is replaced, and copies stay what they were.
        var found = new CorpusCopies([.. before.Select(a => a.Copies)], content.Kept.Judged);
        ResolvedCorpus? whole = null;
        Workers.Each(
            threads,
            () =>
            {
                bool asBefore = added.Articles.Count == 0 && content.IsNamedByThisBuild;
                Naming naming = asBefore ? Naming.Of(mentions, content.Kept.Things, [.. staying.Select(k => k.Named)]) : _resolver.Name(mentions, cancellation);
                whole = new ResolvedCorpus(naming, _resolver.Resolve(mentions, naming, live.Registry.Entities, aliases.Rules, cancellation), content.Kept.EntityIds);
            },
            () => found = added.Articles.Count == 0 ? found : CorpusCopies.Find(items, Read, content.Kept.Judged, cancellation));
        ResolvedCorpus resolved = resolution = whole!;
        (CopyMark[] copies, JudgedPairs judged) = found;

        int[] renamed = [.. Enumerable.Range(0, staying.Length).Where(i =>
            !resolved.IsSame(i, staying[i].Entities)
            || !string.Equals(copies[i].First, before[i].Copies.First, StringComparison.Ordinal) || copies[i].Overlap != before[i].Copies.Overlap)];
        progress.Enter(ReindexPhase.Writing, added.Articles.Count + renamed.Length);
        long replaced = 0;
        int number = GenerationContent.NextNumber(live.Metadata);
        using (IEngineWriter writer = _engine.OpenWriter(_store.IndexFolder(generation), new EngineWriterOptions()))
        {
            for (int i = 0; i < added.Articles.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                UnderstoodArticle article = added.Articles[i];
                replaced += content.Hashes.ContainsKey(article.Id) ? 1 : 0;
                writer.Replace(article.ReadArticle(live), resolved.People(staying.Length + i), resolved.Places(staying.Length + i), copies[staying.Length + i]);
                progress.Written();
            }

            // What is kept is written meanwhile.
            KeptExtraction[] extractions =
            [
                .. staying.Select((k, i) => k with { Named = resolved.Named(i), Entities = resolved.Entities(i) }),
                .. added.Articles.Select((a, i) => new KeptExtraction(a.Hash, a.Id, a.Mentions, resolved.Named(staying.Length + i), resolved.Entities(staying.Length + i)) { Blocks = a.Blocks, CutMark = a.CutMark }),
            ];
            Workers.Each(
                threads,
                () => Rewrite(writer, live, before, renamed, resolved, copies, threads, progress, cancellation),
                () => GenerationContent.Save(
                    _store, generation, number, resolved.Registry, _extractor.Version, new KeptContent(content.Kept.Mentions, resolved.Things, resolved.EntityIds, extractions, judged)));
            progress.Enter(ReindexPhase.Publishing);
            GenerationContent.Commit(writer, number, GenerationContent.IsOfThisBuild(live.Metadata) ? Pipeline.Mark : "");
        }

        GenerationContent.RemoveOld(_store, generation, number);
        progress.Enter(ReindexPhase.Done);
        return new AddReport(generation, added.Articles.Count, added.Articles.Count - replaced, replaced, renamed.Length, added.Faults, progress.Elapsed);
    }

    private static void Rewrite(
        IEngineWriter writer,
        IEngineReader live,
        IndexedArticle[] before,
        int[] renamed,
        ResolvedCorpus resolved,
        CopyMark[] copies,
        int threads,
        RunProgress progress,
        CancellationToken cancellation)
    {
        int next = -1;
        Workers.Run(threads, _ =>
        {
            for (int r = Interlocked.Increment(ref next); r < renamed.Length; r = Interlocked.Increment(ref next))
            {
                cancellation.ThrowIfCancellationRequested();
                int i = renamed[r];
                writer.Replace(live.Find(before[i].Id)!, resolved.People(i), resolved.Places(i), copies[i]);
                progress.Written();
            }
        });
    }
}
