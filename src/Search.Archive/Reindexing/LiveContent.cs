using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Archive.Reindexing;

/// <summary>What the live generation holds, for a change that builds on it.</summary>
/// <param name="Indexed">Its articles.</param>
/// <param name="Hashes">Content hash of each article by id.</param>
/// <param name="Kept">What was kept with it; an extraction for every article.</param>
internal sealed record LiveContent(
    IReadOnlyList<IndexedArticle> Indexed,
    IReadOnlyDictionary<string, string> Hashes,
    KeptContent Kept)
{
    /// <summary>Whether it is kept what this build found the mentions to stand for, over these very articles.</summary>
    public required bool IsNamedByThisBuild { get; init; }

    /// <exception cref="ArchiveException">The generation cannot be built upon: it must be made anew.</exception>
    public static LiveContent Read(GenerationStore store, string generation, IEngineReader live, string extractorVersion)
    {
        try
        {
            IReadOnlyList<IndexedArticle> indexed = [];
            KeptContent? kept = null;
            Workers.Each(
                Environment.ProcessorCount,
                () => indexed = live.IndexedArticles(),
                () => kept = KeptContentStore.Load(store.Disk, store.KeptPath(generation, live.Metadata), extractorVersion));
            Dictionary<string, string> hashes = indexed.ToDictionary(a => a.Id, a => a.Hash, StringComparer.Ordinal);
            return hashes.Values.All(kept!.ByHash.ContainsKey)
                ? new LiveContent(indexed, hashes, kept) { IsNamedByThisBuild = GenerationContent.IsOfThisBuild(live.Metadata) && kept.Extractions.Count == indexed.Count }
                : throw new ArchiveException("The kept content of the live generation is missing, damaged or of another version: reindex first.");
        }
        catch (InvalidDataException e)
        {
            throw new ArchiveException("The live generation was written by an older version: reindex first.", e);
        }
    }
}
