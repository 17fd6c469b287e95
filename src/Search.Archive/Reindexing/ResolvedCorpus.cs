using Search.Archive.Registry;
using Search.Articles.Entities;
using Search.Articles.Entities.Aliasing;

namespace Search.Archive.Reindexing;

/// <summary>The second pass's view of a corpus: its registry and each article's people and places.</summary>
internal sealed class ResolvedCorpus
{
    private readonly Resolution _resolution;

    public ResolvedCorpus(Resolution resolution)
    {
        _resolution = resolution;
        Registry = new EntityRegistry(resolution.Entities);
    }

    public EntityRegistry Registry { get; }

    /// <summary>All ids of an article, most prominent first.</summary>
    public IReadOnlyList<string> Entities(int article) => _resolution.ByArticle[article];

    public string[] People(int article) => OfKind(article, EntityKind.Person);

    public string[] Places(int article) => OfKind(article, EntityKind.Place);

    /// <summary>Alias rules that found nothing to act on.</summary>
    public IReadOnlyList<AliasRule> UnusedAliases => _resolution.UnusedAliases;

    public int CountOf(EntityKind kind) => _resolution.Entities.Count(e => e.Kind == kind);

    private string[] OfKind(int article, EntityKind kind) =>
        _resolution.ByArticle[article].Where(id => Registry.Find(id)?.Kind == kind).ToArray();
}
