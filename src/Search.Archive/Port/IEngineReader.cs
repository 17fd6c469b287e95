using Search.Archive.Registry;
using Search.Articles;
using Search.Articles.Entities;

namespace Search.Archive.Port;

/// <summary>
/// One generation, or one commit of it, as a search engine shows it. Thread-safe and unchanging: whatever a request asks is
/// answered from one state. Requests are valid. Implementations throw <see cref="QueryTimeoutException"/> over budget.
/// </summary>
public interface IEngineReader : IDisposable
{
    /// <summary>Name of the generation and number of its commit: what answers carry and cursors are bound to.</summary>
    string Generation { get; }

    /// <summary>What the commit was written with.</summary>
    IReadOnlyDictionary<string, string> Metadata { get; }

    EntityRegistry Registry { get; }

    SearchResult Search(SearchRequest request, CancellationToken cancellation);

    FacetValuesResult FacetValues(FacetValuesRequest request, CancellationToken cancellation);

    /// <summary>Null when there is no such article.</summary>
    ArticleDetail? Get(string id);

    /// <summary>Null when the article asked for does not exist.</summary>
    SimilarResult? Similar(SimilarRequest request, CancellationToken cancellation);

    /// <summary>People or places of the archive.</summary>
    EntityList Entities(EntityListRequest request);

    /// <summary>All that the archive says of one person or place; null when there is none of that kind and id.</summary>
    EntityProfile? Entity(EntityKind kind, string id, CancellationToken cancellation);

    SuggestResult Suggest(string text, int size, CancellationToken cancellation);

    /// <summary>Content hash by id of every article: what a reindex compares with its sources.</summary>
    IReadOnlyDictionary<string, string> ContentHashes();

    /// <summary>Everything a run must know of the articles, in the index's own order.</summary>
    /// <exception cref="InvalidDataException">The index was written by a version that kept less.</exception>
    IReadOnlyList<IndexedArticle> IndexedArticles();

    /// <summary>The article as it was indexed, or null.</summary>
    Article? Find(string id);

    ArchiveStatistics Statistics();

    /// <summary>Checks every byte that the engine has stored.</summary>
    /// <exception cref="IOException">Something is damaged; the message names the file.</exception>
    void Verify(CancellationToken cancellation);
}
