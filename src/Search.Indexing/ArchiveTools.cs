using Search.Archive.Embedded;
using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Archive.Reindexing;
using Search.Articles.Entities;

namespace Search.Indexing;

/// <summary>What commands work with, put together once.</summary>
internal sealed class ArchiveTools(string index)
{
    private readonly Lazy<IMentionExtractor> _extractor = new(() => new GermanMentionExtractor());
    private readonly EntityResolver _resolver = new();

    public GenerationStore Store { get; } = new(index);

    public ISearchEngine Engine { get; } = new EmbeddedEngine();

    public IMentionExtractor Extractor => _extractor.Value;

    public IEntityResolver Resolver => _resolver;

    public Reindexer Reindexer => new(Store, Engine, Extractor, Resolver);

    public ArticleAdder Adder => new(Store, Engine, Extractor, Resolver);

    /// <summary>Opens the live generation.</summary>
    /// <exception cref="Archive.ArchiveException">There is none.</exception>
    public IEngineReader OpenLive()
    {
        LiveGeneration current = Store.ReadCurrent() ?? throw new Archive.ArchiveException($"There is no archive in '{Store.Root}' yet: reindex first.");
        return Engine.OpenReader(Store.IndexFolder(current.Generation), current.Generation, m => Store.LoadRegistry(current.Generation, m));
    }
}
