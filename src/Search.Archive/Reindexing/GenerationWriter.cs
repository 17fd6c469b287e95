using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Schema;
using Search.Articles.Entities;

namespace Search.Archive.Reindexing;

/// <summary>
/// Writes the index of a new generation. Articles that the live index holds exactly as they are to be (content, place in the sources, entities, copies)
/// are taken over in bulk, unless most have changed; all others are analysed and written.
/// </summary>
internal sealed class GenerationWriter(ISearchEngine engine, GenerationStore store, IEngineReader? live, string extractorVersion)
{
    /// <returns>How many articles were taken over.</returns>
    public long Write(
        string generation, Corpus corpus, MentionTable mentions, ResolvedCorpus resolved, CorpusCopies copies, int indexed, int threads, RunProgress progress, CancellationToken cancellation)
    {
        bool[] stays = [.. corpus.Articles.Select((a, i) => Stays(a, copies.Marks[i]) && resolved.IsSame(i, a.IndexedEntities))];
        long staying = stays.LongCount(s => s);
        if (staying * 2 <= indexed)
        {
            Array.Clear(stays);
            staying = 0;
        }

        using IEngineWriter writer = engine.OpenWriter(store.IndexFolder(generation), new EngineWriterOptions(Threads: threads));
        Workers.Each(
            threads,
            () => WriteIndex(writer, corpus, resolved, copies.Marks, stays, threads, progress, cancellation),
            () => GenerationContent.Save(
                store,
                generation,
                number: 0,
                resolved.Registry,
                extractorVersion,
                new KeptContent(
                    mentions,
                    resolved.Things,
                    resolved.EntityIds,
                    [.. corpus.Articles.Select((a, i) => new KeptExtraction(a.Hash, a.Id, a.Mentions, resolved.Named(i), resolved.Entities(i)) { Blocks = a.Blocks, CutMark = a.CutMark })],
                    copies.Judged)));
        GenerationContent.Commit(writer, number: 0, Pipeline.Mark);
        return staying;
    }

    private void WriteIndex(
        IEngineWriter writer, Corpus corpus, ResolvedCorpus resolved, CopyMark[] copies, bool[] stays, int threads, RunProgress progress, CancellationToken cancellation)
    {
        var kept = corpus.Articles.Where((_, i) => stays[i]).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        if (kept.Count > 0)
        {
            writer.Take(live!, [.. live!.ContentHashes().Keys.Where(id => !kept.Contains(id))]);
            progress.Written(kept.Count);
        }

        int next = -1;
        Workers.Run(threads, _ =>
        {
            for (int i = Interlocked.Increment(ref next); i < corpus.Articles.Count; i = Interlocked.Increment(ref next))
            {
                if (!stays[i])
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Add(corpus.Articles[i].ReadArticle(live), resolved.People(i), resolved.Places(i), copies[i]);
                    progress.Written();
                }
            }
        });
        if (kept.Count == 0)
        {
            writer.Optimize(cancellation);
        }
    }

    private static bool Stays(UnderstoodArticle article, CopyMark copies) =>
        article.Indexed is { } indexed
        && string.Equals(indexed.Copies.First, copies.First, StringComparison.Ordinal)
        && indexed.Copies.Overlap == copies.Overlap
        && indexed.Origin == OriginNumber.Of(article.File, article.Line);
}
