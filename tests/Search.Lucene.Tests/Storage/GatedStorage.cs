using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Storage;

/// <summary>A storage in which threads wait before they create certain files, until the gate is opened.</summary>
internal sealed class GatedStorage(IndexStorage inner, Func<string, bool> isGated) : IndexStorage
{
    private readonly ManualResetEventSlim _gate = new();
    private int _held;
    private int _mostHeld;

    /// <summary>True on threads for which there is no gate.</summary>
    [field: ThreadStatic]
    public static bool IsExempt { get; set; }

    /// <summary>Threads that wait.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>The most threads that waited at a time.</summary>
    public int MostHeld => Volatile.Read(ref _mostHeld);

    public void Open() => _gate.Set();

    public override IReadOnlyList<string> ListFiles() => inner.ListFiles();

    public override bool FileExists(string name) => inner.FileExists(name);

    public override long FileLength(string name) => inner.FileLength(name);

    public override IndexInput Open(string name) => inner.Open(name);

    public override IndexOutput Create(string name)
    {
        if (!IsExempt && !_gate.IsSet && isGated(name))
        {
            _mostHeld = Math.Max(_mostHeld, Interlocked.Increment(ref _held));
            _gate.Wait();
            Interlocked.Decrement(ref _held);
        }

        return inner.Create(name);
    }

    public override void Delete(string name) => inner.Delete(name);

    public override void Rename(string source, string target) => inner.Rename(source, target);

    public override void Sync(IReadOnlyCollection<string> names) => inner.Sync(names);

    public override void SyncDirectory() => inner.SyncDirectory();

    public override IDisposable AcquireLock(string name) => inner.AcquireLock(name);

    protected override void Dispose(bool disposing)
    {
        _gate.Dispose();
        base.Dispose(disposing);
    }
}
