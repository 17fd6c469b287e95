using Search.Lucene.Storage;

namespace Search.Archive.Generations;

/// <summary>
/// Every operation by which an archive changes or reads its folder, one method each, so that tests can put a disk in its place that
/// fails at a chosen operation or forgets what was not synced. Paths are full paths.
/// </summary>
public abstract class ArchiveDisk
{
    /// <summary>The file system of this machine.</summary>
    public static ArchiveDisk Local { get; } = new LocalDisk();

    public abstract bool FileExists(string path);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public abstract Stream OpenRead(string path);

    /// <summary>Creates or empties a file; its content is durable once <see cref="SyncFile"/> was called after closing.</summary>
    public abstract Stream Create(string path);

    public abstract void SyncFile(string path);

    /// <summary>Renames within a folder, replacing the target atomically; durable once the folder is synced.</summary>
    public abstract void Rename(string source, string target);

    /// <summary>Deletes a file, if it is there.</summary>
    public abstract void DeleteFile(string path);

    public abstract bool FolderExists(string path);

    /// <summary>Creates a folder and those above it that are missing.</summary>
    public abstract void CreateFolder(string path);

    /// <summary>Names of the folders in a folder.</summary>
    public abstract IReadOnlyList<string> ListFolders(string path);

    /// <summary>Deletes a folder and all in it.</summary>
    public abstract void DeleteFolder(string path);

    /// <summary>Forces the names created, renamed and deleted in a folder to the medium.</summary>
    public abstract void SyncFolder(string path);

    /// <summary>The files of a Lucene index, or of any other flat folder, which is created where it is missing.</summary>
    public abstract IndexStorage OpenStorage(string path);

    /// <summary>Writes a file so that after a crash it is there whole or not at all: beside the target, synced, renamed over it, the folder synced.</summary>
    public void WriteDurably(string path, Action<Stream> write)
    {
        string temporary = path + ".tmp";
        using (Stream stream = Create(temporary))
        {
            write(stream);
        }

        SyncFile(temporary);
        Rename(temporary, path);
        SyncFolder(Path.GetDirectoryName(path)!);
    }
}
