using Search.Articles.Cleaning;

namespace Search.Archive.Generations;

/// <summary>The mentions of one article as a generation keeps them.</summary>
/// <param name="Hash">Content hash of the article.</param>
/// <param name="Id">Id of the article.</param>
/// <param name="Mentions">What the extractor found: numbers of <see cref="KeptContent.Mentions"/>.</param>
/// <param name="Named">Parallel to the mentions, what each stood for among all articles of the generation: numbers of <see cref="KeptContent.Things"/>, -1 for nothing.</param>
/// <param name="Entities">What the mentions were resolved to when the article was written: numbers of <see cref="KeptContent.EntityIds"/>.</param>
internal sealed record KeptExtraction(string Hash, string Id, int[] Mentions, int[] Named, int[] Entities)
{
    /// <summary>What boilerplate is learned from, taken before any of it was cut.</summary>
    public ArticleBlocks? Blocks { get; init; }

    /// <summary><see cref="RecurringBlocks.MarkOf"/> of what was cut before the extractor looked; null when nothing was.</summary>
    public string? CutMark { get; init; }
}
