namespace Search.Articles.Reading;

/// <summary>
/// Reads the articles of a file, one at a time. Whatever is wrong with a file or a record comes out as a fault in its
/// place; the rest goes on. Two reads of the same bytes yield the same items.
/// </summary>
public static class ArticleReader
{
    /// <param name="file">A file that <see cref="SourceScanner"/> found.</param>
    /// <param name="cancellation">Stops the reading with <see cref="OperationCanceledException"/>.</param>
    /// <param name="known">
    /// Id of the article that a record of this content hash (<see cref="ArticleOrigin.ContentHash"/>) was understood as, or null for one to be parsed; of lines
    /// of JSON, texts, pages and Markdown the known ones then come as <see cref="ReadItem.Known"/>, the others of these and all other formats as always.
    /// </param>
    public static IEnumerable<ReadItem> Read(SourceFile file, CancellationToken cancellation, Func<string, string?>? known = null)
    {
        ArgumentNullException.ThrowIfNull(file);

        // An empty file is not even opened: pipes and devices have no length and would block.
        return file.Length == 0
            ? [new ReadItem(null, new ItemFault(file.Path, 0, "empty-file", "The file is empty."))]
            : FaultGuard.Read(file, () => ContentReader.Read(file, Open(file), new ReadScope(new UnpackBudget(file.Length), 0) { Known = known }, cancellation), cancellation);
    }

    /// <summary>As the other overload, for content that lies elsewhere; the stream is disposed at the end.</summary>
    public static IEnumerable<ReadItem> Read(SourceFile file, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(content);
        return FaultGuard.Read(file, () => ContentReader.Read(file, content, new ReadScope(new UnpackBudget(file.Length), 0), cancellation), cancellation);
    }

    private static FileStream Open(SourceFile file) =>
        new(file.Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });
}
