using Microsoft.Win32.SafeHandles;
using Search.Lucene.Storage;

namespace Search.Archive.Generations;

/// <summary>The file system of this machine.</summary>
internal sealed class LocalDisk : ArchiveDisk
{
    private const int BufferSize = 1 << 16;

    public override bool FileExists(string path) => File.Exists(path);

    public override Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);

    public override Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize);

    public override void SyncFile(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    public override void Rename(string source, string target) => File.Move(source, target, overwrite: true);

    public override void DeleteFile(string path) => File.Delete(path);

    public override bool FolderExists(string path) => Directory.Exists(path);

    public override void CreateFolder(string path) => Directory.CreateDirectory(path);

    public override IReadOnlyList<string> ListFolders(string path) => [.. Directory.EnumerateDirectories(path).Select(f => Path.GetFileName(f))];

    public override void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public override void SyncFolder(string path) => DirectorySync.Flush(path);

    public override IndexStorage OpenStorage(string path) => new FileStorage(path);
}
