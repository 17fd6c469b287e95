using System.Globalization;
using System.Text.Json;
using Search.Archive.Registry;
using Search.Lucene.Storage;

namespace Search.Archive.Generations;

/// <summary>
/// The archive's folder: <c>generations/NAME/</c> holds a Lucene index (<c>index/</c>), registries of entities and kept content;
/// <c>CURRENT</c> names the live generation and is swapped by an atomic rename; <c>writer.lock</c> is held while anyone writes;
/// <c>aliases.tsv</c> is the user's and is only read, but for <c>aliases apply --file</c>.
/// </summary>
public sealed class GenerationStore
{
    private const string CurrentFile = "CURRENT";
    private const string LockFile = "writer.lock";
    private const string AliasesFile = "aliases.tsv";

    /// <summary>Key of a commit's metadata: file name of its registry of entities.</summary>
    public const string RegistryKey = "registry";

    /// <summary>Key of a commit's metadata: file name of its kept content.</summary>
    public const string KeptKey = "kept";

    private readonly ArchiveDisk _disk;

    /// <param name="root">The archive's folder.</param>
    /// <param name="disk">Where it lies; null for the file system of this machine.</param>
    public GenerationStore(string root, ArchiveDisk? disk = null)
    {
        Root = Path.GetFullPath(root);
        _disk = disk ?? ArchiveDisk.Local;
    }

    /// <summary>Where the archive lies.</summary>
    internal ArchiveDisk Disk => _disk;

    /// <summary>Full path of the archive's folder.</summary>
    public string Root { get; }

    /// <summary>Full path of the user's alias file, which need not exist.</summary>
    public string AliasesPath => Path.Combine(Root, AliasesFile);

    private string GenerationsFolder => Path.Combine(Root, "generations");

    /// <summary>The live generation, or null when nothing was ever published.</summary>
    /// <exception cref="ArchiveException">The pointer is damaged.</exception>
    public LiveGeneration? ReadCurrent()
    {
        string path = Path.Combine(Root, CurrentFile);
        try
        {
            using Stream stream = _disk.OpenRead(path);
            return JsonSerializer.Deserialize(stream, GenerationJson.Default.LiveGeneration);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new ArchiveException($"The pointer to the live generation is damaged ({path}).", e);
        }
    }

    public string Folder(string generation) => Path.Combine(GenerationsFolder, generation);

    public string IndexFolder(string generation) => Path.Combine(Folder(generation), "index");

    public string RegistryPath(string generation, IReadOnlyDictionary<string, string> metadata) =>
        Path.Combine(Folder(generation), metadata.GetValueOrDefault(RegistryKey, "entities-0.jsonl"));

    public EntityRegistry LoadRegistry(string generation, IReadOnlyDictionary<string, string> metadata) =>
        EntityRegistry.Load(_disk, RegistryPath(generation, metadata));

    public string KeptPath(string generation, IReadOnlyDictionary<string, string> metadata) =>
        Path.Combine(Folder(generation), metadata.GetValueOrDefault(KeptKey, "kept-0.bin"));

    /// <summary>Takes the archive's one writer lock and clears away what a killed writer left.</summary>
    /// <exception cref="ArchiveBusyException">Someone else holds it.</exception>
    public IDisposable AcquireWriter()
    {
        if (!_disk.FolderExists(GenerationsFolder))
        {
            _disk.CreateFolder(GenerationsFolder);
            _disk.SyncFolder(Root);
            _disk.SyncFolder(Path.GetDirectoryName(Root) ?? Root);
        }

        IDisposable held;
        try
        {
            using IndexStorage folder = _disk.OpenStorage(Root);
            held = folder.AcquireLock(LockFile);
        }
        catch (LockHeldException e)
        {
            throw new ArchiveBusyException(Root, e);
        }

        try
        {
            RemoveUnreferenced();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Creates the folder of a new generation. Call with the writer lock held.</summary>
    public string Create(DateTimeOffset now)
    {
        string stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        for (int attempt = 1; ; attempt++)
        {
            string name = attempt == 1 ? stamp : $"{stamp}-{attempt.ToString(CultureInfo.InvariantCulture)}";
            if (!_disk.FolderExists(Folder(name)))
            {
                _disk.CreateFolder(IndexFolder(name));
                return name;
            }
        }
    }

    /// <summary>Makes a finished, verified generation the live one and forgets all but it and its predecessor.</summary>
    public void Publish(string generation)
    {
        _disk.SyncFolder(Folder(generation));
        _disk.SyncFolder(GenerationsFolder);
        WriteCurrent(new LiveGeneration(generation, ReadCurrent()?.Generation));
        RemoveUnreferenced();
    }

    /// <summary>Makes the previous generation the live one again; returns its name.</summary>
    /// <exception cref="ArchiveException">There is none.</exception>
    public string Rollback()
    {
        LiveGeneration current = ReadCurrent() ?? throw new ArchiveException($"There is no archive in '{Root}' yet.");
        if (current.Previous is null || !_disk.FolderExists(IndexFolder(current.Previous)))
        {
            throw new ArchiveException($"No generation before '{current.Generation}' is kept.");
        }

        WriteCurrent(new LiveGeneration(current.Previous, current.Generation));
        return current.Previous;
    }

    /// <summary>Deletes a generation that was not published.</summary>
    public void Discard(string generation)
    {
        if (_disk.FolderExists(Folder(generation)))
        {
            _disk.DeleteFolder(Folder(generation));
        }
    }

    private void WriteCurrent(LiveGeneration current) =>
        _disk.WriteDurably(Path.Combine(Root, CurrentFile), stream => JsonSerializer.Serialize(stream, current, GenerationJson.Default.LiveGeneration));

    private void RemoveUnreferenced()
    {
        LiveGeneration? current = ReadCurrent();
        foreach (string name in _disk.ListFolders(GenerationsFolder))
        {
            if (!string.Equals(name, current?.Generation, StringComparison.Ordinal) && !string.Equals(name, current?.Previous, StringComparison.Ordinal))
            {
                _disk.DeleteFolder(Folder(name));
            }
        }
    }
}
