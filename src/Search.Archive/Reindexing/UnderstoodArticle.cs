using Search.Articles.Entities;

namespace Search.Archive.Reindexing;

/// <summary>What the first pass keeps in memory of an article.</summary>
/// <param name="Sequence">Place in the order of the sources: file number in the upper 32 bits, record number in the lower.</param>
/// <param name="Id">Id of the article.</param>
/// <param name="Hash">Content hash.</param>
/// <param name="File">File it was read from.</param>
/// <param name="Line">Line within the file.</param>
/// <param name="Spool">Where the article itself lies.</param>
/// <param name="Offset">Byte offset in the spool.</param>
/// <param name="Length">Bytes in the spool.</param>
/// <param name="Mentions">Names found in it.</param>
internal sealed record UnderstoodArticle(
    long Sequence, string Id, string Hash, string File, int Line, ArticleSpool Spool, long Offset, int Length, IReadOnlyList<Mention> Mentions)
{
    public Articles.Article ReadArticle() => Spool.Read(Offset, Length);
}
