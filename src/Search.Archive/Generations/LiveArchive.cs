using Search.Archive.Port;

namespace Search.Archive.Generations;

/// <summary>
/// The archive as readers see it: always the last commit of the live generation, followed by looking at the pointer. Requests take
/// a <see cref="ReaderLease"/>, so a swap never pulls a state from under them, and the last few states stay open for cursors.
/// Thread-safe.
/// </summary>
public sealed class LiveArchive : IDisposable
{
    /// <summary>States kept open besides the live one, so that a reader can page on through what it began.</summary>
    private const int KeptStates = 3;

    private readonly GenerationStore _store;
    private readonly ISearchEngine _engine;
    private readonly Lock _refreshing = new();
    private readonly Lock _lock = new();
    private readonly List<OpenState> _states = [];
    private string? _mark;
    private bool _disposed;

    public LiveArchive(GenerationStore store, ISearchEngine engine)
    {
        _store = store;
        _engine = engine;
    }

    /// <summary>Why the last look at the pointer could not open what it names; null when all is well.</summary>
    public string? LastFault { get; private set; }

    /// <summary>
    /// Looks whether there is a newer state, opens and warms it, and makes it the live one. Returns true when the live state changed.
    /// Requests are answered from the old state meanwhile.
    /// </summary>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            // A generation may be published, and its predecessor's predecessor deleted, between reading the pointer and opening
            // what it names: then the pointer has moved on, and reading it again succeeds.
            for (int attempt = 0; ; attempt++)
            {
                LiveGeneration? current = null;
                try
                {
                    current = _store.ReadCurrent();
                    if (current is null)
                    {
                        return false;
                    }

                    string location = _store.IndexFolder(current.Generation);
                    string mark = current.Generation + "/" + _engine.CommitMark(location);
                    if (string.Equals(mark, _mark, StringComparison.Ordinal))
                    {
                        LastFault = null;
                        return false;
                    }

                    Publish(OpenWarm(location, current.Generation));
                    _mark = mark;
                    LastFault = null;
                    return true;
                }
                catch (Exception e) when (e is IOException or ArchiveException)
                {
                    if (attempt < 3)
                    {
                        continue;
                    }

                    LastFault = e.Message;
                    return false;
                }
            }
        }
    }

    /// <summary>A lease on the live state, or null when nothing was published yet.</summary>
    public ReaderLease? Acquire()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _states.Count == 0 ? null : _states[0].Lease();
        }
    }

    /// <summary>A lease on the state that a cursor is bound to.</summary>
    /// <exception cref="GenerationGoneException">It is no longer kept.</exception>
    public ReaderLease Acquire(string generation)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            OpenState? state = _states.Find(s => string.Equals(s.Reader.Generation, generation, StringComparison.Ordinal));
            return state?.Lease() ?? throw new GenerationGoneException(generation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            foreach (OpenState state in _states)
            {
                state.Release();
            }

            _states.Clear();
        }
    }

    private IEngineReader OpenWarm(string location, string generation)
    {
        IEngineReader reader = _engine.OpenReader(location, generation, m => _store.LoadRegistry(generation, m));
        try
        {
            ReaderWarmup.Run(reader);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private void Publish(IEngineReader reader)
    {
        lock (_lock)
        {
            if (_disposed)
            {
                reader.Dispose();
                ObjectDisposedException.ThrowIf(_disposed, this);
            }

            _states.Insert(0, new OpenState(reader));
            DropOldStates();
        }
    }

    private void DropOldStates()
    {
        while (_states.Count > 1 + KeptStates)
        {
            OpenState oldest = _states[^1];
            _states.RemoveAt(_states.Count - 1);
            oldest.Release();
        }
    }
}
