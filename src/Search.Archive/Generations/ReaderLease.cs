using Search.Archive.Port;

namespace Search.Archive.Generations;

/// <summary>The right to read one state of the archive until disposed.</summary>
public sealed class ReaderLease : IDisposable
{
    private readonly OpenState _state;
    private int _disposed;

    internal ReaderLease(OpenState state) => _state = state;

    public IEngineReader Reader => _state.Reader;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _state.Release();
        }
    }
}
