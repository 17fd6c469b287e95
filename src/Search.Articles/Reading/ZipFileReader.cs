using System.IO.Compression;

namespace Search.Articles.Reading;

/// <summary>A ZIP archive of anything that is read here, in the order of its directory.</summary>
internal static class ZipFileReader
{
    public static IEnumerable<ReadItem> Read(SourceFile file, Stream stream, ReadScope scope, CancellationToken cancellation)
    {
        using var held = stream.CanSeek ? null : Hold(stream);
        var whole = held ?? stream;
        ZipDirectory.Check(whole);
        using var archive = Open(whole);
        foreach (var entry in archive.Entries)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                continue;
            }

            if (entry.IsEncrypted)
            {
                yield return new ReadItem(null, ArchiveEntries.FaultOf(file, entry.FullName, "encrypted", "The entry is encrypted."));
                continue;
            }

            foreach (var item in ArchiveEntries.Read(file, entry.FullName, entry.Length, () => new BoundedInflation(entry.Open(), scope.Budget), scope, cancellation))
            {
                yield return item;
            }

            if (scope.Budget.IsSpent)
            {
                yield break;
            }
        }
    }

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries;
            return archive;
        }
        catch (InvalidDataException e)
        {
            throw new ItemFaultException("bad-zip", $"The archive is damaged: {e.Message}");
        }
    }

    /// <summary>An archive inside another, in memory.</summary>
    private static MemoryStream Hold(Stream stream)
    {
        using var block = ByteBlock.ReadAll(stream, ReadLimits.NestedZipBytes);
        return new MemoryStream(block.Span.ToArray(), writable: false);
    }
}
