using Search.Articles;

namespace Search.Archive.Port;

/// <summary>Writes one generation. Thread-safe for <see cref="Add"/> and <see cref="Replace"/>; nothing is visible or durable before <see cref="Commit"/>.</summary>
public interface IEngineWriter : IDisposable
{
    /// <summary>Adds an article whose id is not in the index.</summary>
    /// <param name="article">The article.</param>
    /// <param name="people">Ids of the people it names, most prominent first.</param>
    /// <param name="places">Ids of the places it names, most prominent first.</param>
    /// <param name="copies">Its fingerprint, and what it is a copy of.</param>
    void Add(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places, CopyMark copies);

    /// <summary>Adds an article in place of the one with the same id.</summary>
    void Replace(Article article, IReadOnlyList<string> people, IReadOnlyList<string> places, CopyMark copies);

    /// <summary>
    /// Takes articles over from another index of the same engine as they are, without analysing them again. Call it once, before anything else is added. Where few
    /// are left out, these may go on counting in the statistics of words until segments are merged.
    /// </summary>
    /// <param name="from">Where from: its last commit.</param>
    /// <param name="without">Ids of articles to leave out.</param>
    void Take(IEngineReader from, IReadOnlyCollection<string> without);

    void Delete(string id);

    /// <summary>Makes everything so far durable and visible at once, together with <paramref name="metadata"/>; once it returns, nothing of it is lost.</summary>
    void Commit(IReadOnlyDictionary<string, string> metadata);

    /// <summary>Merges the generation into few segments, for an index that will be read much more than written.</summary>
    void Optimize(CancellationToken cancellation);
}
