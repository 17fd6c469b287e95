using Search.Archive.Generations;
using Search.Lucene.Storage;

namespace Search.Archive.Tests.Disks;

/// <summary>
/// A folder of this machine as one sees it whose power may fail, and whose disk may: it remembers what content and which names were
/// synced, <see cref="Crash"/> builds what is left, and the operation of a chosen number throws.
/// </summary>
internal sealed class VolatileDisk(string root) : ArchiveDisk
{
    private readonly FolderNode _root = new();
    private readonly Lock _lock = new();
    private long _operations;

    /// <summary>Number of the operation that fails, counted from 1; 0 for none.</summary>
    public long FailAt { get; set; }

    /// <summary>Whether every later operation fails as well, like on a full or lost disk.</summary>
    public bool FailFromThenOn { get; set; }

    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>
    /// Builds in another folder what a machine finds that starts after losing power now. What was not synced may have reached the
    /// medium or not: <paramref name="chance"/> decides, and of content that was not synced half is there.
    /// </summary>
    public void Crash(string target, Func<bool> chance)
    {
        lock (_lock)
        {
            Build(_root, root, target, chance);
        }
    }

    public override bool FileExists(string path) => Local.FileExists(path);

    public override Stream OpenRead(string path)
    {
        Count();
        return Local.OpenRead(path);
    }

    public override Stream Create(string path)
    {
        Count();
        Stream stream = Local.Create(path);
        Put(path, new FileNode());
        return new CountingStream(stream, Count);
    }

    public override void SyncFile(string path)
    {
        Count();
        byte[] content = File.ReadAllBytes(path);
        lock (_lock)
        {
            ((FileNode)Parent(path).Live[Path.GetFileName(path)]).Synced = content;
        }
    }

    public override void Rename(string source, string target)
    {
        Count();
        Local.Rename(source, target);
        lock (_lock)
        {
            FolderNode folder = Parent(source);
            folder.Live.Remove(Path.GetFileName(source), out DiskNode? node);
            folder.Live[Path.GetFileName(target)] = node!;
        }
    }

    public override void DeleteFile(string path)
    {
        Count();
        Local.DeleteFile(path);
        Remove(path);
    }

    public override bool FolderExists(string path) => Local.FolderExists(path);

    public override void CreateFolder(string path)
    {
        Count();
        Local.CreateFolder(path);
        lock (_lock)
        {
            Folder(path);
        }
    }

    public override IReadOnlyList<string> ListFolders(string path)
    {
        Count();
        return Local.ListFolders(path);
    }

    public override void DeleteFolder(string path)
    {
        Count();
        Local.DeleteFolder(path);
        Remove(path);
    }

    public override void SyncFolder(string path)
    {
        Count();
        lock (_lock)
        {
            Folder(path).Sync();
        }
    }

    public override IndexStorage OpenStorage(string path)
    {
        if (!Local.FolderExists(path))
        {
            CreateFolder(path);
        }

        return new VolatileFolder(this, path);
    }

    /// <summary>Counts an operation and fails if it is the one that has to.</summary>
    /// <exception cref="IOException">It is.</exception>
    public void Count()
    {
        long number = Interlocked.Increment(ref _operations);
        if (FailAt > 0 && (number == FailAt || (FailFromThenOn && number > FailAt)))
        {
            throw new IOException($"operation {number} fails by order of the test");
        }
    }

    public void Put(string path, DiskNode node)
    {
        lock (_lock)
        {
            Parent(path).Live[Path.GetFileName(path)] = node;
        }
    }

    private static void Build(FolderNode folder, string source, string target, Func<bool> chance)
    {
        Directory.CreateDirectory(target);
        foreach (string name in folder.Live.Keys.Union(folder.Durable.Keys).Order(StringComparer.Ordinal))
        {
            DiskNode? live = folder.Live.GetValueOrDefault(name);
            DiskNode? durable = folder.Durable.GetValueOrDefault(name);
            DiskNode? found = ReferenceEquals(live, durable) || chance() ? live : durable;
            string from = Path.Combine(source, name);
            string to = Path.Combine(target, name);
            if (found is FolderNode inner)
            {
                Build(inner, from, to, chance);
            }
            else if (found is FileNode file)
            {
                byte[] all = file.Synced ?? (File.Exists(from) ? File.ReadAllBytes(from) : []);
                File.WriteAllBytes(to, file.Synced is null ? all[..(all.Length / 2)] : all);
            }
        }
    }

    private void Remove(string path)
    {
        lock (_lock)
        {
            Parent(path).Live.Remove(Path.GetFileName(path));
        }
    }

    private FolderNode Parent(string path) => Folder(Path.GetDirectoryName(path)!);

    /// <summary>The node of a folder, with those above it.</summary>
    private FolderNode Folder(string path)
    {
        FolderNode at = _root;
        foreach (string name in Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Where(n => n != "."))
        {
            if (!at.Live.TryGetValue(name, out DiskNode? node))
            {
                at.Live[name] = node = new FolderNode();
            }

            at = (FolderNode)node;
        }

        return at;
    }
}
