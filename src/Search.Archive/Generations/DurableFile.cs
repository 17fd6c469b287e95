using Search.Lucene.Storage;

namespace Search.Archive.Generations;

/// <summary>Writes a file so that after a crash it is there whole or not at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes beside the target, syncs, renames over it, syncs the folder.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }
}
