namespace Search.Articles.Reading;

/// <summary>A tar archive of anything that is read here, in its order, as a stream.</summary>
internal static class TarFileReader
{
    public static IEnumerable<ReadItem> Read(SourceFile file, Stream stream, ReadScope scope, CancellationToken cancellation)
    {
        var archive = new TarArchive(stream);
        while (archive.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (archive.Kind == TarEntryKind.Link)
            {
                yield return new ReadItem(null, ArchiveEntries.FaultOf(file, archive.Name, "archive-link", "Links inside archives are not followed."));
                continue;
            }

            if (archive.Kind != TarEntryKind.File)
            {
                continue;
            }

            foreach (var item in ArchiveEntries.Read(file, archive.Name, archive.Length, () => archive.Content, scope, cancellation))
            {
                yield return item;
            }

            if (scope.Budget.IsSpent)
            {
                yield break;
            }
        }
    }
}
