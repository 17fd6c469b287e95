using Search.Articles.Reading;

namespace Search.Archive.Reindexing;

/// <summary>Estimates what a run will need on disk and refuses to begin one that cannot end.</summary>
internal static class DiskSpace
{
    /// <summary>Always asked for: merges and registries need room even where the sources are tiny.</summary>
    private const long Reserve = 32L << 20;

    /// <summary>Bytes on disk a byte of source: the spool, the index, and a merge of the index.</summary>
    private const int BytesPerSourceByte = 4;

    /// <summary>How much larger text is than a packed file of it.</summary>
    private const int PackedRatio = 5;

    private static readonly string[] PackedEndings = [".gz", ".tgz", ".zip"];

    /// <exception cref="ArchiveException">There is too little room.</exception>
    public static void Check(string folder, IReadOnlyList<SourceFile> files)
    {
        long text = files.Sum(f => Array.Exists(PackedEndings, e => f.Path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? f.Length * PackedRatio : f.Length);
        long needed = Reserve + (text * BytesPerSourceByte);
        long free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
        {
            throw new ArchiveException($"The disk of '{folder}' has {free >> 20} MB free, and the run may need {needed >> 20} MB. Nothing was changed.");
        }
    }
}
