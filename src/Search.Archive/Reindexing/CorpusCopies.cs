using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Copies;

namespace Search.Archive.Reindexing;

/// <summary>The second pass's view of copies: what the index is to hold of each article's.</summary>
internal static class CorpusCopies
{
    /// <param name="items">All articles of the corpus.</param>
    /// <param name="read">Reads an article, by its place.</param>
    /// <param name="before">What the live index holds of an article whose content is the same there; null for any other.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CopyMark[] Find(
        IReadOnlyList<CopyItem> items, Func<int, Article> read, Func<int, IndexedArticle?> before, CancellationToken cancellation)
    {
        float? Known(int article, int first) =>
            before(first) is not null && before(article) is { Copies: { First: { } id } copies } && string.Equals(id, items[first].Id, StringComparison.Ordinal)
                ? copies.Overlap / (float)CopyLink.Scale
                : null;

        CopyLink[] links = new CopyFinder(items, i => CopyText.Of(read(i)), Known).Find(cancellation);
        return [.. links.Select((link, i) => new CopyMark(
            items[i].Fingerprint,
            link.First < 0 ? null : items[link.First].Id,
            (int)MathF.Round(link.Overlap * CopyLink.Scale)))];
    }
}
