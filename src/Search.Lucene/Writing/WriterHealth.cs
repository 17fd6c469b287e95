namespace Search.Lucene.Writing;

/// <summary>
/// Whether a writer is open, and what closed it. An error while files are written closes it for good: memory and disk might
/// disagree then, and the last commit depends on neither. Owns the index's lock. Thread-safe.
/// </summary>
internal sealed class WriterHealth : IDisposable
{
    private readonly IDisposable _lockFile;
    private readonly CancellationTokenSource _closing = new();
    private int _lockReleased;
    private volatile bool _closed;
    private volatile Exception? _tragedy;

    public WriterHealth(IDisposable lockFile)
    {
        _lockFile = lockFile;
        Closing = _closing.Token;
    }

    public bool IsClosed => _closed;

    /// <summary>True when an error closed the writer.</summary>
    public bool HasFailed => _tragedy is not null;

    /// <summary>Cancelled when the writer closes.</summary>
    public CancellationToken Closing { get; }

    /// <summary>True when the exception is how the end of the writer shows itself elsewhere.</summary>
    public bool IsAftermath(Exception e) => e is WriterClosedException or OperationCanceledException || ReferenceEquals(e, _tragedy);

    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new WriterClosedException(_tragedy);
        }
    }

    /// <summary>Does work that writes files; an error in it closes the writer and is thrown on.</summary>
    /// <exception cref="WriterClosedException">The writer is closed.</exception>
    public void Run(Action action)
    {
        ThrowIfClosed();
        try
        {
            action();
        }
        catch (Exception e) when (!_closed)
        {
            Fail(e);
            throw;
        }
    }

    /// <summary>Closes the writer over an error. The lock stays until its owner disposes it, since other threads may still be writing.</summary>
    public void Fail(Exception cause)
    {
        _tragedy ??= cause;
        Close();
    }

    /// <summary>Lets no new work begin and cancels merges.</summary>
    public void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _closing.Cancel();
        }
    }

    /// <summary>Releases the index's lock, so that another writer may open it.</summary>
    public void ReleaseLock()
    {
        if (Interlocked.Exchange(ref _lockReleased, 1) == 0)
        {
            _lockFile.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReleaseLock();
        _closing.Dispose();
    }
}
