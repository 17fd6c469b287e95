using Search.Archive.Generations;
using Search.Archive.Port;

namespace Search.Archive.Reindexing;

/// <summary>What the live generation holds, for a change that builds on it.</summary>
/// <param name="Indexed">Its articles.</param>
/// <param name="Hashes">Content hash of each article by id.</param>
/// <param name="Kept">The extractions kept with it, by content hash; one for every article.</param>
internal sealed record LiveContent(
    IReadOnlyList<IndexedArticle> Indexed,
    IReadOnlyDictionary<string, string> Hashes,
    IReadOnlyDictionary<string, KeptExtraction> Kept)
{
    /// <exception cref="ArchiveException">The generation cannot be built upon: it must be made anew.</exception>
    public static LiveContent Read(GenerationStore store, string generation, IEngineReader live, string extractorVersion)
    {
        try
        {
            IReadOnlyList<IndexedArticle> indexed = live.IndexedArticles();
            Dictionary<string, string> hashes = indexed.ToDictionary(a => a.Id, a => a.Hash, StringComparer.Ordinal);
            Dictionary<string, KeptExtraction> kept = ExtractionStore.Load(store.Disk, store.MentionsPath(generation, live.Metadata), extractorVersion);
            return hashes.Values.All(kept.ContainsKey)
                ? new LiveContent(indexed, hashes, kept)
                : throw new ArchiveException("The kept extractions of the live generation are missing or of another version: reindex first.");
        }
        catch (InvalidDataException e)
        {
            throw new ArchiveException("The live generation was written by an older version: reindex first.", e);
        }
    }
}
