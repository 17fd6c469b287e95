using System.Collections.Concurrent;

namespace Search.Lucene.Storage;

/// <summary>Files held in memory, for tests and small throw-away indexes.</summary>
public sealed class MemoryStorage : IndexStorage
{
    private readonly ConcurrentDictionary<string, PinnedRegion> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _locks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> ListFiles() => _files.Keys.Order(StringComparer.Ordinal).ToArray();

    /// <inheritdoc/>
    public override bool FileExists(string name) => _files.ContainsKey(name);

    /// <inheritdoc/>
    public override long FileLength(string name) => Region(name).Length;

    /// <inheritdoc/>
    public override unsafe IndexInput Open(string name)
    {
        PinnedRegion region = Region(name);
        region.AddReference();
        return new IndexInput(name, region, region.Address, region.Length);
    }

    /// <inheritdoc/>
    public override IndexOutput Create(string name) =>
        _files.ContainsKey(name) ? throw new IOException($"File '{name}' exists already.") : new MemoryFileOutput(name, this);

    /// <inheritdoc/>
    public override void Delete(string name)
    {
        if (!_files.TryRemove(name, out _))
        {
            throw new FileNotFoundException($"There is no file '{name}'.", name);
        }
    }

    /// <inheritdoc/>
    public override void Rename(string source, string target)
    {
        PinnedRegion region = Region(source);
        if (!_files.TryAdd(target, region))
        {
            throw new IOException($"File '{target}' exists already.");
        }

        _files.TryRemove(source, out _);
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
    }

    /// <inheritdoc/>
    public override void SyncDirectory()
    {
    }

    /// <inheritdoc/>
    public override IDisposable AcquireLock(string name) =>
        _locks.TryAdd(name, true) ? new MemoryLock(_locks, name) : throw new LockHeldException(name);

    /// <summary>Stores a file as it is, replacing one of that name: how a test plants damage.</summary>
    public void Put(string name, ReadOnlySpan<byte> content) => _files[name] = new PinnedRegion(content);

    private PinnedRegion Region(string name) =>
        _files.TryGetValue(name, out PinnedRegion? region) ? region : throw new FileNotFoundException($"There is no file '{name}'.", name);
}
