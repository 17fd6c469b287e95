namespace Search.Articles.Cleaning;

/// <summary>What <see cref="RecurringBlocks"/> needs to know of an article, small enough to be kept of each.</summary>
/// <param name="Source">Hash of the outlet.</param>
/// <param name="First">The smallest hash of the article's long paragraphs: articles that share most of their text share it too.</param>
/// <param name="Second">The second smallest, which stands in where the first is the block looked at.</param>
/// <param name="Keys">Hashes of the short blocks, in order.</param>
public sealed record ArticleBlocks(ulong Source, ulong First, ulong Second, IReadOnlyList<ulong> Keys);
