using Search.Lucene.Storage;

namespace Search.Archive.Tests.Disks;

/// <summary>The files of one index on a <see cref="VolatileDisk"/>.</summary>
internal sealed class VolatileFolder(VolatileDisk disk, string path) : IndexStorage
{
    private readonly FileStorage _files = new(path);

    public override IReadOnlyList<string> ListFiles()
    {
        disk.Count();
        return _files.ListFiles();
    }

    public override bool FileExists(string name) => _files.FileExists(name);

    public override long FileLength(string name) => _files.FileLength(name);

    public override IndexInput Open(string name)
    {
        disk.Count();
        return _files.Open(name);
    }

    public override IndexOutput Create(string name)
    {
        disk.Count();
        IndexOutput output = _files.Create(name);
        disk.Put(Full(name), new FileNode());
        return output;
    }

    public override void Delete(string name) => disk.DeleteFile(Full(name));

    public override void Rename(string source, string target)
    {
        if (FileExists(target))
        {
            throw new IOException($"'{target}' exists already.");
        }

        disk.Rename(Full(source), Full(target));
    }

    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            disk.SyncFile(Full(name));
        }
    }

    public override void SyncDirectory() => disk.SyncFolder(path);

    public override IDisposable AcquireLock(string name) => _files.AcquireLock(name);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _files.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Full(string name) => Path.Combine(path, name);
}
