using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>The result of the first pass: the articles of the sources in their order, each id once, and what was skipped.</summary>
internal sealed class Corpus(IReadOnlyList<ArticleSpool> spools) : IDisposable
{
    public required IReadOnlyList<UnderstoodArticle> Articles { get; init; }

    /// <summary>In the order of the sources.</summary>
    public required IReadOnlyList<ItemFault> Faults { get; init; }

    /// <summary>Articles that were given to the extractor.</summary>
    public required long Extracted { get; init; }

    public required ReadingReport Reading { get; init; }

    public required long SourceBytes { get; init; }

    public void Dispose()
    {
        foreach (ArticleSpool spool in spools)
        {
            spool.Dispose();
        }
    }
}
