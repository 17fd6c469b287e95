namespace Search.Articles.Reading;

/// <summary>What is done with one entry of an archive, in whatever format the archive is.</summary>
internal static class ArchiveEntries
{
    /// <summary>
    /// The items of an entry: read like a file of its name; left alone like a file of a scan; a fault when its name is unsafe or its format unknown.
    /// </summary>
    /// <param name="archive">The archive.</param>
    /// <param name="name">The entry's name as the archive has it.</param>
    /// <param name="length">Bytes as the archive states them.</param>
    /// <param name="open">Opens the entry; may throw what reading may throw.</param>
    /// <param name="scope">The archive's scope.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IEnumerable<ReadItem> Read(SourceFile archive, string name, long length, Func<Stream> open, ReadScope scope, CancellationToken cancellation)
    {
        if (!ArchiveEntryName.TryNormalize(name, out var path))
        {
            return [Fault(archive, name, "unsafe-name", "The entry's name leads out of the archive or is none.")];
        }

        if (ArchiveEntryName.IsHidden(path))
        {
            return [];
        }

        var entry = new SourceFile($"{archive.Path}!/{path}", archive.Root, $"{archive.RelativePath}/{path}", length);
        var file = Path.GetFileName(path);
        if (FileKind.IsUnsupportedDocument(file))
        {
            return [Fault(archive, name, "unknown-format", $"Files ending in '{Path.GetExtension(file)}' are not read; known are {FileKind.Known}.")];
        }

        if (FileKind.IsFolderNote(file))
        {
            return [];
        }

        if (FileKind.OfName(file) is not null)
        {
            return length == 0 ? [Fault(archive, name, "empty-file", "The entry is empty.")] : FaultGuard.Read(entry, () => ContentReader.Read(entry, open(), scope, cancellation), cancellation);
        }

        return FileKind.IsOpen(file) && length > 0 ? FaultGuard.Read(entry, () => ReadOpen(entry, open(), scope, cancellation), cancellation) : [];
    }

    public static ItemFault FaultOf(SourceFile archive, string name, string code, string reason) => new($"{archive.Path}!/{ArchiveEntryName.Shown(name)}", 0, code, reason);

    private static ReadItem Fault(SourceFile archive, string name, string code, string reason) => new(null, FaultOf(archive, name, code, reason));

    private static IEnumerable<ReadItem> ReadOpen(SourceFile entry, Stream content, ReadScope scope, CancellationToken cancellation)
    {
        var head = new byte[ReadLimits.SniffBytes];
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (ContentKind.IsArticle(entry.RelativePath, head))
        {
            return ContentReader.Read(entry, new PrefixedStream(head, content), scope, cancellation);
        }

        content.Dispose();
        return [];
    }
}
