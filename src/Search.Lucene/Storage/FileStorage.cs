using Microsoft.Win32.SafeHandles;

namespace Search.Lucene.Storage;

/// <summary>Files of one folder of the file system, read through mappings.</summary>
public sealed class FileStorage : IndexStorage
{
    /// <summary>Opens the folder, creating it where it does not exist.</summary>
    public FileStorage(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles()
    {
        string[] names = Directory.GetFiles(Path).Select(f => System.IO.Path.GetFileName(f)).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public override bool FileExists(string name) => File.Exists(Full(name));

    /// <inheritdoc/>
    public override long FileLength(string name) => new FileInfo(Full(name)).Length;

    /// <inheritdoc/>
    public override unsafe IndexInput Open(string name)
    {
        var region = new MappedRegion(Full(name));
        return new IndexInput(name, region, region.Address, region.Length);
    }

    /// <inheritdoc/>
    public override IndexOutput Create(string name) => new FileOutput(name, Full(name));

    /// <inheritdoc/>
    public override void Delete(string name) => File.Delete(Full(name));

    /// <inheritdoc/>
    public override void Rename(string source, string target) => File.Move(Full(source), Full(target), overwrite: false);

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            using SafeFileHandle handle = File.OpenHandle(Full(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <inheritdoc/>
    public override void SyncDirectory() => DirectorySync.Flush(Path);

    /// <inheritdoc/>
    public override IDisposable AcquireLock(string name)
    {
        try
        {
            // FileShare.None takes an advisory lock on Unix and a mandatory one on Windows; both end with the process.
            return new FileStream(Full(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new LockHeldException(name, e);
        }
    }

    private string Full(string name) => System.IO.Path.Combine(Path, name);
}
