using Search.Archive.Generations;
using Search.Archive.Port;
using Search.Articles;
using Search.Articles.Copies;

namespace Search.Archive.Reindexing;

/// <summary>The second pass's view of copies: what the index is to hold of each article's, and which pairs were judged on the way.</summary>
internal sealed record CorpusCopies(CopyMark[] Marks, JudgedPairs Judged)
{
    /// <param name="items">All articles of the corpus.</param>
    /// <param name="read">Reads an article, by its place.</param>
    /// <param name="before">Pairs that an earlier run has judged; they are not compared again.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CorpusCopies Find(IReadOnlyList<CopyItem> items, Func<int, Article> read, JudgedPairs before, CancellationToken cancellation)
    {
        ulong Text(int article) => items[article].Fingerprint.Exact;

        var finder = new CopyFinder(items, i => CopyText.Of(read(i)), (article, first) => before.Find(Text(article), Text(first)) / (float)CopyLink.Scale);
        CopyLink[] links = finder.Find(cancellation);
        var judged = new JudgedPairs();
        foreach ((int article, int first, float overlap) in finder.Judged)
        {
            judged.Add(Text(article), Text(first), (ushort)Thousandths(overlap));
        }

        return new CorpusCopies([.. links.Select((link, i) => new CopyMark(items[i].Fingerprint, link.First < 0 ? null : items[link.First].Id, Thousandths(link.Overlap)))], judged);
    }

    private static int Thousandths(float overlap) => (int)MathF.Round(overlap * CopyLink.Scale);
}
