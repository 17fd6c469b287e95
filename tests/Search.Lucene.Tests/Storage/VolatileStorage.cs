using Search.Lucene.Storage;

namespace Search.Lucene.Tests.Storage;

/// <summary>
/// A storage as a machine sees it whose power may fail, and whose disk may: it knows what of the content and of the names was
/// synced, <see cref="AfterCrash"/> shows what is left, and the operation of a chosen number throws.
/// </summary>
internal sealed class VolatileStorage : IndexStorage
{
    private readonly MemoryStorage _files = new();
    private readonly HashSet<string> _syncedContent = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    // Content by name as the medium's folder lists it: what a crash brings back.
    private Dictionary<string, byte[]> _durable = new(StringComparer.Ordinal);
    private long _operations;

    /// <summary>Number of the operation that fails, counted from 1; 0 for none.</summary>
    public long FailAt { get; set; }

    /// <summary>Whether every later operation fails as well, like on a full or lost disk.</summary>
    public bool FailFromThenOn { get; set; }

    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>What a machine finds that starts after losing power now. Names not synced may be there or not: <paramref name="chance"/> decides.</summary>
    public MemoryStorage AfterCrash(Func<bool> chance)
    {
        var left = new MemoryStorage();
        lock (_lock)
        {
            foreach ((string name, byte[] content) in _durable)
            {
                // A removal that was not synced may be undone.
                if (_files.FileExists(name) || chance())
                {
                    left.Put(name, content);
                }
            }

            foreach (string name in _files.ListFiles().Where(n => !_durable.ContainsKey(n) && chance()))
            {
                byte[] content = Content(name);
                left.Put(name, _syncedContent.Contains(name) ? content : content.AsSpan(0, content.Length / 2));
            }
        }

        return left;
    }

    public override IReadOnlyList<string> ListFiles()
    {
        Count();
        return _files.ListFiles();
    }

    public override bool FileExists(string name) => _files.FileExists(name);

    public override long FileLength(string name) => _files.FileLength(name);

    public override IndexInput Open(string name)
    {
        Count();
        return _files.Open(name);
    }

    public override IndexOutput Create(string name)
    {
        Count();
        return new Output(name, this, _files.Create(name));
    }

    public override void Delete(string name)
    {
        Count();
        _files.Delete(name);
    }

    public override void Rename(string source, string target)
    {
        Count();
        lock (_lock)
        {
            _files.Rename(source, target);
            if (_syncedContent.Remove(source))
            {
                _syncedContent.Add(target);
            }
        }
    }

    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            Count();
            Assert.True(_files.FileExists(name), $"'{name}' is synced and does not exist");
            lock (_lock)
            {
                _syncedContent.Add(name);
            }
        }
    }

    public override void SyncDirectory()
    {
        Count();
        lock (_lock)
        {
            var durable = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (string name in _files.ListFiles())
            {
                byte[] content = Content(name);
                durable[name] = _syncedContent.Contains(name) ? content : content[..(content.Length / 2)];
            }

            _durable = durable;
        }
    }

    public override IDisposable AcquireLock(string name) => _files.AcquireLock(name);

    private byte[] Content(string name)
    {
        using IndexInput input = _files.Open(name);
        return input.Span(0, (int)input.Length).ToArray();
    }

    private void Count()
    {
        long number = Interlocked.Increment(ref _operations);
        if (FailAt > 0 && (number == FailAt || (FailFromThenOn && number > FailAt)))
        {
            throw new IOException($"operation {number} fails by order of the test");
        }
    }

    /// <summary>A file being written; each drained buffer and the closing count as operations.</summary>
    private sealed class Output(string name, VolatileStorage storage, IndexOutput target) : IndexOutput(name)
    {
        private bool _closed;

        protected override void Write(ReadOnlySpan<byte> bytes)
        {
            storage.Count();
            target.WriteBytes(bytes);
        }

        protected override void Dispose(bool disposing)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            try
            {
                Drain();
            }
            finally
            {
                target.Dispose();
            }
        }
    }
}
